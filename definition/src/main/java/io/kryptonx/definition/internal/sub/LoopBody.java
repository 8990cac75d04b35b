package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.body.Defaults;
import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.stage.StageParser;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The stages in a loop, which become stages of the file under the path of the loop. */
final class LoopBody {

  private static final String KEY = "loop";

  private final YamlMap map;
  private final Context around;
  private final Set<String> given;
  private final Body body;

  private LoopBody(YamlMap map, Context around, Set<String> given, Body body) {
    this.map = map;
    this.around = around;
    this.given = given;
    this.body = body;
  }

  /**
   * The loops among the stages of a file or a loop.
   *
   * @param depth how many loops these are in, with themselves
   */
  static Map<String, LoopBody> in(
      YamlMap map, Context around, String folder, Subpipelines files, int depth) {
    Map<String, LoopBody> loops = new TreeMap<>();
    for (YamlMap.Entry stage : Body.entries(map, "stages")) {
      if (stage.value() instanceof YamlMap keys
          && !UseParser.isUse(stage)
          && !ExpandParser.isExpansion(stage)
          && keys.get(KEY).orElse(null) instanceof YamlMap loop) {
        if (depth > Action.Loop.MAX_DEPTH) {
          tooDeep(stage, around);
        } else {
          Set<String> given = new TreeSet<>(Set.of(Action.Loop.CARRY, Action.Loop.WITH));
          Body.entries(keys, "in").forEach(entry -> given.add(entry.key()));
          Body body = Body.within(loop, given, around, folder, files, depth);
          loops.put(stage.key(), new LoopBody(loop, around, given, body));
        }
      }
    }
    return loops;
  }

  private static void tooDeep(YamlMap.Entry stage, Context around) {
    around
        .problems()
        .add(
            ProblemCode.NESTED_TOO_DEEP,
            stage.at().place(),
            "more than " + Action.Loop.MAX_DEPTH + " loops inside each other",
            stage.key(),
            "nobody could read iterations like 1.2.3.4.5.6.7.8.9",
            "let one loop do more, or put loops behind each other");
  }

  /** The stage that is the loop; none where it cannot be understood. */
  Optional<Stage> parse(
      YamlMap.Entry entry, Defaults defaults, SortedMap<String, Parameter> declared) {
    Fields fields = Fields.of(map, Element.LOOP, around.problems());
    body.parseLoop(fields, defaults, declared);
    fields.require("stages", "without stages there is nothing to do", "stages: { … }");
    body.stages().values().stream()
        .filter(stage -> stage.action() instanceof Action.Removed)
        .forEach(stage -> taken(entry, stage));
    return StageParser.loop(entry, fields, around, body.context());
  }

  /** Which iterations there are says nothing of what is gone. */
  private void taken(YamlMap.Entry entry, Stage gone) {
    String acting = gone.name().substring(0, gone.name().lastIndexOf('/'));
    around
        .problems()
        .add(
            ProblemCode.CONFLICTING_KEYS,
            entry.at().place(),
            "'on_removed' of stage '" + acting + "' within a loop",
            acting,
            "an effect in a loop acts for each iteration, and an iteration that is not needed any"
                + " more is no item that went away",
            "act behind the loop, on what it yields");
  }

  /** The stages in it, as they are seen from outside. */
  List<Stage> inner(Stage loop) {
    List<Stage> stages = new ArrayList<>();
    for (Stage stage : body.stages().values()) {
      SortedMap<String, Input> inputs = new TreeMap<>();
      stage.inputs().forEach((name, input) -> inputs.put(name, input(loop, input)));
      SortedSet<String> dependsOn = new TreeSet<>();
      stage.dependsOn().forEach(name -> dependsOn.add(loop.name() + "/" + name));
      Optional<String> renamed =
          stage
              .renamedFrom()
              .map(old -> loop.name() + "/" + old)
              .or(() -> loop.renamedFrom().map(old -> old + "/" + stage.name()));
      stages.add(
          Flattener.copy(
              stage,
              loop.name() + "/" + stage.name(),
              Flattener.within(stage.action(), loop.name()),
              inputs,
              dependsOn,
              renamed,
              stage.scope(),
              labels(stage.labels(), loop.labels())));
    }
    return stages;
  }

  /** What a stage takes of the loop it takes as the loop does. */
  private Input input(Stage loop, Input input) {
    List<AssetRef> from = new ArrayList<>();
    Input merged = input;
    for (AssetRef asset : input.from()) {
      if (!given.contains(asset.node())) {
        from.add(asset.within(loop.name()));
        continue;
      }
      from.add(Action.Loop.source(loop.name(), asset.node()));
      Input outer = loop.inputs().get(asset.node());
      if (outer != null) {
        merged = InputMerge.taking(merged, outer);
      }
    }
    return InputMerge.from(merged, from);
  }

  private static Labels labels(Labels inner, Labels loop) {
    SortedSet<String> tags = new TreeSet<>(inner.tags());
    tags.addAll(loop.tags());
    return new Labels(
        inner.description(),
        inner.owner().or(loop::owner),
        inner.criticality().or(loop::criticality),
        tags,
        inner.freshness());
  }

  /** The paths of stages, within the loop, that could not be understood. */
  Set<String> broken() {
    return body.broken();
  }

  Documents documents() {
    return body.documents(Optional.of(map), List.of());
  }

  int height() {
    return body.height();
  }
}
