package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import java.util.Optional;

/**
 * One stage. It is kept when its inputs and outputs could be understood, whatever else is wrong
 * with it, so that planning can go on to find what is wrong between stages.
 */
public final class StageParser {

  private static final String EXAMPLE =
      "{ in: { photo: photos }, out: { copy: image/jpeg }, run: cp \"$photo\" \"$copy\" }";

  /** Stands for an action with a mistake in it; it never runs, since the mistake stops all. */
  private static final Action NOTHING = new Action.Shell("false");

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

  /** The stage of an entry under {@code stages}; none where it cannot be understood. */
  public Optional<Stage> parse(YamlMap.Entry entry) {
    boolean named = context.names().node(entry.key(), entry.at(), "a stage");
    Optional<Stage> stage =
        context
            .shapes()
            .map(entry.value(), "the stage '" + entry.key() + "'", EXAMPLE)
            .flatMap(map -> parse(entry.key(), map));
    return named ? stage : Optional.empty();
  }

  private Optional<Stage> parse(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.STAGE, context.problems());
    Stage.Builder stage = Stage.named(name);
    Variables variables = new Variables(context.problems());
    boolean understood = inputs.parse(fields, variables, stage);
    understood &= outputs.parse(fields, variables, stage);
    new WorldParser(context).parse(fields, variables, stage);
    new PolicyParser(context).parse(fields, stage);
    stage.action(actions.parse(fields, variables, stage).orElse(NOTHING));
    return understood ? Optional.of(stage.build()) : Optional.empty();
  }
}
