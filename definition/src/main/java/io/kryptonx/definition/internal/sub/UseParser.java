package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.Origin;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Stage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stage that is a sub-pipeline: {@code { pipeline: clean.yaml, in: …, params: … }}. */
final class UseParser {

  static final String KEY = "pipeline";
  private static final String EXAMPLE = "pipeline: parts/clean.yaml";

  /** Takes the place of an action, which each of the inner stages has. */
  static final Action NOTHING = new Action.Shell("false");

  private final Context context;
  private final SortedMap<String, Parameter> params;

  UseParser(Context context, SortedMap<String, Parameter> params) {
    this.context = context;
    this.params = params;
  }

  /**
   * What a stage gives to the sub-pipeline that it is.
   *
   * @param stage its inputs are those of the sub-pipeline
   * @param in where each input stands
   */
  record Use(Stage stage, SortedMap<String, Scope.Argument> arguments, Map<String, Origin> in) {}

  static boolean isUse(YamlMap.Entry stage) {
    return stage.value() instanceof YamlMap map && map.entry(KEY).isPresent();
  }

  /** The file that a stage names, if it is a sub-pipeline. */
  static Optional<YamlScalar> file(YamlMap.Entry stage, Problems problems) {
    if (!(stage.value() instanceof YamlMap map)) {
      return Optional.empty();
    }
    Optional<YamlValue> value = map.get(KEY).filter(v -> !Shapes.isNull(v));
    Shapes shapes = new Shapes(problems);
    if (value.orElse(null) instanceof YamlMap options) {
      return Fields.of(options, Element.SUBPIPELINE_FILE, problems)
          .require("file", "it holds the sub-pipeline", "file: parts/clean.yaml")
          .flatMap(v -> shapes.text(v, "'file'", "a path"));
    }
    return value.flatMap(v -> shapes.text(v, "'pipeline' of a stage", EXAMPLE));
  }

  /** The use of an entry under {@code stages}. */
  Optional<Use> parse(YamlMap.Entry entry, Optional<Subpipeline> sub) {
    boolean named = context.names().node(entry.key(), entry.at(), "a stage");
    YamlMap map = (YamlMap) entry.value();
    Fields fields = Fields.of(map, Element.STAGE, context.problems());
    Stage.Builder stage = Stage.named(entry.key()).action(NOTHING);
    boolean understood = StageParser.use(fields, stage, context);
    if (sub.isEmpty() || !named) {
      return Optional.empty();
    }
    version(map, sub.get());
    Stage outer = stage.build();
    Map<String, Origin> in = new TreeMap<>();
    fields
        .get("in")
        .ifPresent(value -> {
          if (value instanceof YamlMap inputs) {
            inputs.entries().forEach(each -> in.put(each.key(), each.at()));
          }
        });
    inputs(fields, in, sub.get());
    SortedMap<String, Scope.Argument> arguments =
        new UseArguments(context, params).parse(fields, sub.get());
    return understood ? Optional.of(new Use(outer, arguments, in)) : Optional.empty();
  }

  private void inputs(Fields fields, Map<String, Origin> in, Subpipeline sub) {
    Set<String> declared = sub.inputs().keySet();
    in.forEach((name, at) -> {
      if (!declared.contains(name)) {
        context
            .problems()
            .add(
                ProblemCode.UNKNOWN_INPUT,
                at.place(),
                "the sub-pipeline has no input '" + Problems.shown(name) + "'",
                name,
                declared.isEmpty()
                    ? "'" + sub.file() + "' declares none"
                    : "its inputs are: " + DidYouMean.listed(declared),
                DidYouMean.fix(name, declared));
      }
    });
    boolean misspelt = !declared.containsAll(in.keySet());
    for (String name : declared) {
      if (!in.containsKey(name) && !misspelt) {
        context
            .problems()
            .add(
                ProblemCode.MISSING_ARGUMENT,
                fields.map().place(),
                "the input '" + name + "' of the sub-pipeline is not given",
                "'" + sub.file() + "' declares it",
                "write in: { " + name + ": … }");
      }
    }
  }

  private void version(YamlMap map, Subpipeline sub) {
    if (!(map.get(KEY).orElse(null) instanceof YamlMap options)) {
      return;
    }
    Optional<YamlScalar> wanted =
        Fields.of(options, Element.SUBPIPELINE_FILE, new Problems()).text("version", "version: 2");
    if (wanted.isPresent() && !sub.version().equals(wanted.map(YamlScalar::text))) {
      context
          .problems()
          .add(
              ProblemCode.OTHER_VERSION,
              wanted.get().place(),
              "'" + sub.file() + "' is not of version " + Problems.shown(wanted.get().text()),
              wanted.get().text(),
              sub.version()
                  .map(version -> "it is of version " + version)
                  .orElse("it says no version"),
              sub.version()
                  .map(version -> "look at what changed, then write version: " + version)
                  .orElse("remove 'version', or write one into the file"));
    }
  }
}
