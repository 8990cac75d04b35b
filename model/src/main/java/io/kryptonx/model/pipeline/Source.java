package io.kryptonx.model.pipeline;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where material comes from. All of these are state sources: their current state counts. */
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
   * @param emptyAllowed whether matching nothing is fine
   */
  record Files(String name, PathPattern pattern, MediaType type, boolean emptyAllowed)
      implements Source {
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
}
