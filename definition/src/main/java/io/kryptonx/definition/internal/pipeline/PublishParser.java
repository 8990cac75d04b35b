package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.problem.Related;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code publish}: from paths to assets. */
final class PublishParser {

  private final Context context;
  private final PublicationParser values;
  private final NavigableMap<String, YamlMap.Entry> paths = new TreeMap<>();

  PublishParser(Context context) {
    this.context = context;
    this.values = new PublicationParser(context);
  }

  /** The key that is no path. */
  private static final String SWAP = "swap";

  /**
   * What is published.
   *
   * @param swap the folder that is exchanged at once
   */
  record Published(List<Publication> files, Optional<String> swap) {}

  Published parse(YamlMap map) {
    List<Publication> publications = new ArrayList<>();
    Optional<String> swap =
        map.get(SWAP)
            .flatMap(value -> context.shapes().text(value, "'swap'", "swap: site"))
            .flatMap(context.paths()::relative);
    for (YamlMap.Entry entry : map.entries()) {
      if (context.problems().isFull()) {
        break;
      }
      if (!entry.key().equals(SWAP)) {
        Optional<PathPattern> path = path(entry, swap);
        Optional<PublicationParser.What> what = values.parse(entry.value());
        path.ifPresent(_ -> collide(entry));
        path.ifPresent(
            p -> what.ifPresent(w -> publications.add(new Publication(p, w.asset(), w.partial()))));
      }
    }
    return new Published(publications, swap);
  }

  private Optional<PathPattern> path(YamlMap.Entry entry, Optional<String> swap) {
    Optional<PathPattern> path =
        context.paths().published(new YamlScalar(entry.at(), YamlScalar.Kind.STRING, entry.key()));
    path.ifPresent(pattern -> parameters(pattern, entry));
    if (path.isPresent() && swap.isPresent() && !entry.key().startsWith(swap.get() + "/")) {
      context
          .problems()
          .add(
              ProblemCode.OUTSIDE_SWAP,
              entry.at().place(),
              "'" + Problems.shown(entry.key()) + "' is not in '" + swap.get() + "'",
              entry.key(),
              "with 'swap' the whole folder is exchanged at once, and nothing beside it",
              "write '" + swap.get() + "/" + Problems.shown(entry.key()) + "'");
    }
    return path;
  }

  private void parameters(PathPattern pattern, YamlMap.Entry entry) {
    Set<String> declared = context.parameters();
    for (String name : pattern.parameters()) {
      if (!declared.contains(name)) {
        context
            .problems()
            .add(
                ProblemCode.UNKNOWN_PARAMETER,
                entry.at().find("{params." + name),
                "there is no parameter '" + Problems.shown(name) + "'",
                "{params." + name + "}",
                declared.isEmpty()
                    ? "the pipeline declares none"
                    : "the pipeline declares: " + DidYouMean.listed(declared),
                DidYouMean.closest(name, declared)
                    .map(word -> "did you mean '{params." + word + "}'?")
                    .orElse("declare it under 'params'"));
      }
    }
  }

  /** Two entries that name one file, or of which one needs the other to be a folder. */
  private void collide(YamlMap.Entry entry) {
    String path = Normalizer.normalize(entry.key(), Normalizer.Form.NFC);
    Optional<String> other = other(path);
    if (other.isEmpty()) {
      paths.put(path, entry);
      return;
    }
    Origin first = Objects.requireNonNull(paths.get(other.get())).at();
    boolean same = other.get().equals(path);
    context
        .problems()
        .add(
            ProblemCode.PUBLISH_COLLISION,
            entry.at().place(),
            "'" + Problems.shown(path) + "' collides with another published path",
            entry.key(),
            "line "
                + first.line()
                + " publishes '"
                + Problems.shown(other.get())
                + (same ? "', the same path" : "', and a file cannot be a folder, too"),
            "choose another path for one of the two",
            new Related(first.place(), "the other path"));
  }

  /** An earlier path that is the same, or a folder of it, or in it. */
  private Optional<String> other(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (paths.containsKey(path.substring(0, end))) {
        return Optional.of(path.substring(0, end));
      }
    }
    return Optional.ofNullable(paths.ceilingKey(path + "/"))
        .filter(next -> next.startsWith(path + "/"));
  }
}
