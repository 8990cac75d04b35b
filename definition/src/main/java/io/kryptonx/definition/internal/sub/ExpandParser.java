package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Names;
import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.stage.ActionKind;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code expand}: the sub-pipelines among which a stage chooses. */
final class ExpandParser {

  static final String KEY = "expand";

  private static final String EXAMPLE = "expand: [parts/portrait.yaml, parts/scan.yaml]";
  private static final String TO = "to: { scan: parts/scan.yaml }";

  private final Subpipelines files;
  private final String folder;
  private final Problems problems;
  private final Shapes shapes;

  /** Reads what is written in a file in {@code folder}, relative to the definition. */
  ExpandParser(Subpipelines files, String folder) {
    this.files = files;
    this.folder = folder;
    this.problems = files.problems();
    this.shapes = new Shapes(problems);
  }

  /**
   * One of those that can be chosen.
   *
   * @param entry its name with what is written of it
   * @param pipeline which file it is
   * @param params what the file is given
   */
  record Listed(
      YamlMap.Entry entry, YamlValue pipeline, Optional<YamlMap.Entry> params, Subpipeline sub) {

    String name() {
      return entry.key();
    }
  }

  static boolean isExpansion(YamlMap.Entry stage) {
    return stage.value() instanceof YamlMap map && map.entry(KEY).isPresent();
  }

  /** What the stage chooses among; none where something is wrong with it. */
  Optional<List<Listed>> parse(YamlMap stage) {
    Optional<YamlValue> value = stage.get(KEY).filter(v -> !Shapes.isNull(v));
    boolean alone = isAlone(stage);
    List<Listed> all = new ArrayList<>();
    List<YamlMap.Entry> written = value.map(this::written).orElse(List.of());
    for (YamlMap.Entry entry : written) {
      listed(entry).ifPresent(all::add);
    }
    boolean fits = value.filter(v -> isOfSize(v, written.size())).isPresent();
    return alone && fits && all.size() == written.size() ? Optional.of(all) : Optional.empty();
  }

  /** The sub-pipelines by their names, however they are written. */
  private List<YamlMap.Entry> written(YamlValue value) {
    if (value instanceof YamlMap map) {
      return Fields.of(map, Element.EXPAND, problems)
          .require("to", "it lists what is chosen among", TO)
          .flatMap(v -> shapes.map(v, "'to'", TO))
          .map(YamlMap::entries)
          .orElse(List.of());
    }
    List<YamlMap.Entry> named = new ArrayList<>();
    if (value instanceof YamlList) {
      for (YamlScalar file : shapes.texts(value, "'expand'", EXAMPLE)) {
        named.add(new YamlMap.Entry(stem(file.text()), file.origin(), file));
      }
    } else {
      shapes.map(value, "'expand'", EXAMPLE);
    }
    return named;
  }

  /** The name of a file without folder and ending. */
  private static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private Optional<Listed> listed(YamlMap.Entry entry) {
    boolean named =
        new Names(problems).variable(entry.key(), entry.at(), "a sub-pipeline to choose");
    Optional<YamlMap.Entry> params = Optional.empty();
    YamlValue pipeline = entry.value();
    if (entry.value() instanceof YamlMap map && map.entry("file").isEmpty()) {
      Fields fields = Fields.of(map, Element.EXPANDED, problems);
      Optional<YamlValue> file =
          fields.require("pipeline", "it names the file", "pipeline: parts/scan.yaml");
      if (file.isEmpty()) {
        return Optional.empty();
      }
      pipeline = file.get();
      params = map.entry("params");
    }
    YamlValue file = pipeline;
    Optional<YamlMap.Entry> given = params;
    YamlMap use =
        new YamlMap(file.origin(), List.of(new YamlMap.Entry(UseParser.KEY, file.origin(), file)));
    return UseParser.file(new YamlMap.Entry(entry.key(), entry.at(), use), problems)
        .flatMap(name -> files.load(name, folder))
        .filter(_ -> named)
        .map(sub -> new Listed(entry, file, given, sub));
  }

  /** A stage that chooses does nothing else. */
  private boolean isAlone(YamlMap stage) {
    boolean alone = true;
    for (String word : ActionKind.NOT_WITH_EXPAND) {
      Optional<YamlMap.Entry> other = stage.entry(word);
      if (other.isPresent()) {
        alone = false;
        problems.add(
            ProblemCode.CONFLICTING_KEYS,
            other.get().at().place(),
            "a stage with 'expand' cannot have '" + word + "'",
            word,
            "by run, java or expr it chooses one of the sub-pipelines, and these make its outputs",
            "remove it, or let a stage before or behind it do that");
      }
    }
    return alone;
  }

  private boolean isOfSize(YamlValue value, int size) {
    boolean empty =
        switch (value) {
          case YamlList list -> list.values().isEmpty();
          case YamlMap map ->
              map.get("to").orElse(null) instanceof YamlMap to && to.entries().isEmpty();
          case YamlScalar _ -> false;
        };
    if (empty) {
      problems.add(
          ProblemCode.EMPTY_VALUE,
          value.place(),
          "the stage chooses among nothing",
          "there is one sub-pipeline at least",
          "write " + EXAMPLE);
    } else if (size >= Action.Route.MAX_BRANCHES) {
      problems.add(
          ProblemCode.BAD_NUMBER,
          value.place(),
          "the stage chooses among " + size + " sub-pipelines",
          "there are at most " + (Action.Route.MAX_BRANCHES - 1),
          "list fewer, and let one of them choose further");
    }
    return size > 0 && size < Action.Route.MAX_BRANCHES;
  }
}
