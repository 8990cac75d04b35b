package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Later;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.problem.Related;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** {@code publish}: from paths to assets. */
final class PublishParser {

  private final Context context;
  private final References references;
  private final NavigableMap<String, YamlMap.Entry> paths = new TreeMap<>();

  PublishParser(Context context) {
    this.context = context;
    this.references = new References(context);
  }

  List<Publication> parse(YamlMap map) {
    List<Publication> publications = new ArrayList<>();
    for (YamlMap.Entry entry : map.entries()) {
      if (context.problems().isFull()) {
        break;
      }
      Optional<PathPattern> path = path(entry);
      Optional<AssetRef> asset = asset(entry);
      path.ifPresent(_ -> collide(entry));
      path.ifPresent(p -> asset.ifPresent(a -> publications.add(new Publication(p, a))));
    }
    return publications;
  }

  private Optional<PathPattern> path(YamlMap.Entry entry) {
    if (entry.key().contains("{params.")) {
      Later.report(
          context.problems(), entry.at().place(), "a parameter in a published path", entry.key());
      return Optional.empty();
    }
    return context.paths().pattern(new YamlScalar(entry.at(), YamlScalar.Kind.STRING, entry.key()));
  }

  private Optional<AssetRef> asset(YamlMap.Entry entry) {
    if (entry.value() instanceof YamlMap) {
      Later.report(context.problems(), entry.at().place(), "publishing with options", entry.key());
      return Optional.empty();
    }
    return context
        .shapes()
        .text(
            entry.value(),
            "what is published",
            "the name of a stage, such as \"site/index.html\": page")
        .flatMap(references::resolve);
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
