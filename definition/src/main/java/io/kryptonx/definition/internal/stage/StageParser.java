package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.rule.LabelParser;
import io.kryptonx.definition.internal.rule.RuleParser;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One stage. It is kept when its inputs and outputs could be understood, whatever else is wrong
 * with it, so that planning can go on to find what is wrong between stages.
 */
public final class StageParser {

  private static final String EXAMPLE =
      "{ in: { photo: photos }, out: { copy: image/jpeg }, run: cp \"$photo\" \"$copy\" }";

  /** Stands for an action with a mistake in it; it never runs, since the mistake stops all. */
  static final Action NOTHING = new Action.Shell("false");

  private final Context context;
  private final InputParser inputs;
  private final OutputParser outputs;
  private final ActionParser actions;

  /** Parses stages within {@code context}. */
  public StageParser(Context context) {
    this.context = context;
    this.inputs = new InputParser(context);
    this.outputs = new OutputParser(context);
    this.actions = new ActionParser(context);
  }

  /** Checks keys that stand for many stages, as if they stood in one. */
  public static void check(Fields fields, Context context) {
    Stage.Builder stage = Stage.named("defaults");
    new WorldParser(context).parse(fields, new Variables(context.problems()), stage);
    new RuleParser(context).defaults(fields, stage);
    new LabelParser(context).parse(fields);
    new RunParser(context).shell(fields);
  }

  /**
   * Reads what a stage has that is a sub-pipeline: inputs, labels, and what comes before; false
   * where an input could not be understood.
   */
  public static boolean use(Fields fields, Stage.Builder stage, Context context) {
    if (ActionKind.isSingle(fields, context.problems())) {
      ActionKind.PIPELINE.check(fields);
    }
    new RuleParser(context).order(fields, stage);
    return new InputParser(context).parse(fields, new Variables(context.problems()), stage);
  }

  /**
   * The stage of an entry that is a loop, without its inner stages; none where it cannot be
   * understood.
   *
   * @param inner what references within the loop may name
   */
  public static Optional<Stage> loop(
      YamlMap.Entry entry, Fields loop, Context context, Context inner) {
    return new LoopParser(context, inner).parse(entry, loop);
  }

  /** Whether a key that a stage does not have would have a meaning in it. */
  public static boolean takes(YamlMap stage, String key) {
    boolean older = stage.entry("cache").isPresent() || stage.entry("cache_policy").isPresent();
    boolean list = stage.get("run").orElse(null) instanceof YamlList;
    return !(key.equals("rerun") && older)
        && !(key.equals("shell") && list)
        && Stream.of(ActionKind.values())
            .filter(kind -> stage.entry(kind.key()).isPresent())
            .noneMatch(kind -> kind.without().contains(key));
  }

  /**
   * The stage of an entry under {@code stages}, with those that it brings with it under its name;
   * none where it cannot be understood.
   */
  public List<Stage> parse(YamlMap.Entry entry) {
    boolean named = context.names().node(entry.key(), entry.at(), "a stage");
    List<Stage> stages =
        context
            .shapes()
            .map(entry.value(), "the stage '" + entry.key() + "'", EXAMPLE)
            .map(map -> parse(entry.key(), map))
            .orElse(List.of());
    return named ? stages : List.of();
  }

  private List<Stage> parse(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.STAGE, context.problems());
    Stage.Builder stage = Stage.named(name);
    Variables variables = new Variables(context.problems());
    boolean understood = inputs.parse(fields, variables, stage);
    boolean route = ActionKind.of(fields).equals(List.of(ActionKind.ROUTE));
    if (!route) {
      understood &= outputs.parse(fields, variables, stage);
    }
    new WorldParser(context).parse(fields, variables, stage);
    new RuleParser(context).parse(fields, stage);
    EffectParser effects = new EffectParser(context);
    effects.parse(fields, variables, stage);
    NamedParameters params = new NamedParameters(context, variables);
    params.listed(fields);
    new ConditionParser(context, params).parse(fields, stage);
    Action action = actions.parse(fields, variables, params).orElse(NOTHING);
    stage.action(action);
    if (action instanceof Action.Approve) {
      stage.out(Output.of(Action.Approve.DECISION, MediaType.JSON));
    }
    if (action instanceof Action.Route sent) {
      // What they are of follows from what the route takes.
      sent.names().forEach(branch -> stage.out(Output.of(branch, MediaType.BYTES)));
    } else {
      understood &= !route;
    }
    stage.params(params.names());
    Stage built = stage.build();
    effects.check(built, fields);
    new OutputCheck(context.problems()).check(built, fields);
    List<Stage> stages = new ArrayList<>(List.of(built));
    stages.addAll(new RemovalParser(context).parse(built, fields));
    return understood ? stages : List.of();
  }
}
