package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where material comes from. Of state sources the current state counts; action sources are
 * evaluated once per run.
 */
public sealed interface Source {

  /** Unique among sources and stages. */
  String name();

  /** The type of its snapshots. */
  MediaType type();

  /** The dimensions of its items; empty for a single value. */
  List<String> dimensions();

  /**
   * All files that match a pattern; each capture is a dimension.
   *
   * @param include globs over the path, one of which must match; empty for anything
   * @param exclude globs over the path, none of which may match
   * @param emptyAllowed whether matching nothing is fine
   */
  record Files(
      String name,
      PathPattern pattern,
      List<String> include,
      List<String> exclude,
      MediaType type,
      boolean emptyAllowed)
      implements Source {

    public Files {
      include = List.copyOf(include);
      exclude = List.copyOf(exclude);
    }

    /** All files of a pattern. */
    public Files(String name, PathPattern pattern, MediaType type, boolean emptyAllowed) {
      this(name, pattern, List.of(), List.of(), type, emptyAllowed);
    }

    @Override
    public List<String> dimensions() {
      return pattern.captures();
    }
  }

  /**
   * One file.
   *
   * @param path relative to the folder of the definition
   */
  record File(String name, String path, MediaType type) implements Source {
    @Override
    public List<String> dimensions() {
      return List.of();
    }
  }

  /**
   * One JSON value that stands in the definition.
   *
   * @param json in canonical form (RFC 8785)
   */
  record Value(String name, String json) implements Source {
    @Override
    public MediaType type() {
      return MediaType.JSON;
    }

    @Override
    public List<String> dimensions() {
      return List.of();
    }
  }

  /**
   * Named JSON values that stand in the definition, one item each; the dimension is named after the
   * source.
   *
   * @param json by item, each in canonical form (RFC 8785)
   */
  record Values(String name, SortedMap<String, String> json) implements Source {
    public Values {
      json = Collections.unmodifiableSortedMap(new TreeMap<>(json));
    }

    @Override
    public MediaType type() {
      return MediaType.JSON;
    }

    @Override
    public List<String> dimensions() {
      return List.of(name);
    }
  }

  /**
   * A folder that is one snapshot.
   *
   * @param path relative to the folder of the definition
   */
  record Tree(String name, String path) implements Source {
    @Override
    public MediaType type() {
      return MediaType.TREE;
    }

    @Override
    public List<String> dimensions() {
      return List.of();
    }
  }

  /**
   * The rows of a table, one item each, as JSON objects.
   *
   * @param path relative to the folder of the definition
   * @param item what each dimension is, in order; at least one
   * @param emptyAllowed whether a table without rows is fine
   */
  record Table(String name, TableFormat format, String path, List<Key> item, boolean emptyAllowed)
      implements Source {
    public Table {
      item = List.copyOf(item);
    }

    @Override
    public MediaType type() {
      return MediaType.JSON;
    }

    @Override
    public List<String> dimensions() {
      return item.stream().map(Key::dimension).toList();
    }

    /**
     * A dimension of the rows of a table.
     *
     * @param expression in CEL over {@code row}, a text or a whole number
     */
    public record Key(String dimension, String expression) {}
  }

  /**
   * What a command prints; an action source.
   *
   * @param stage the command with what it may see; it has no inputs, and one output of the source's
   *     name that its standard output becomes
   */
  record Command(String name, Stage stage) implements Source {
    @Override
    public MediaType type() {
      return stage.outputs().values().iterator().next().type();
    }

    @Override
    public List<String> dimensions() {
      return List.of();
    }
  }

  /**
   * What a server answers to GET; an action source.
   *
   * @param url {@code http} or {@code https}; {@code ${name}} stands for a parameter
   * @param headers by name; {@code ${NAME}} stands for a parameter or a secret
   * @param params the parameters that url and headers name
   * @param secrets variables of the engine's environment that headers name
   * @param timeout for the whole answer
   */
  record Http(
      String name,
      String url,
      SortedMap<String, String> headers,
      List<String> params,
      List<String> secrets,
      Optional<Duration> timeout,
      MediaType type)
      implements Source {
    public Http {
      headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
      params = List.copyOf(params);
      secrets = List.copyOf(secrets);
    }

    @Override
    public List<String> dimensions() {
      return List.of();
    }
  }

  /** Whether it is evaluated once per run instead of being looked at. */
  default boolean isAction() {
    return switch (this) {
      case Files _, File _, Value _, Values _, Tree _, Table _ -> false;
      case Command _, Http _ -> true;
    };
  }
}
