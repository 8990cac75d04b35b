package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import java.util.Optional;

/** The command of a source: a stage without inputs whose one output is what it prints. */
public final class CommandParser {

  private final Context context;

  /** Parses commands within {@code context}. */
  public CommandParser(Context context) {
    this.context = context;
  }

  /**
   * The command under {@code run}, with what it may see.
   *
   * @param output what it prints, with the name of the source
   */
  public Stage parse(YamlValue run, Fields fields, Output output) {
    Stage.Builder stage = Stage.named(output.name()).out(output);
    Variables variables = new Variables(context.problems());
    new WorldParser(context).parse(fields, variables, stage);
    fields
        .text("timeout", "timeout: 5m")
        .flatMap(text -> Durations.parse(text, context.problems()))
        .ifPresent(stage::timeout);
    NamedParameters params = new NamedParameters(context, variables);
    params.listed(fields);
    Optional<Action> action = new RunParser(context).parse(run, fields, variables, params);
    return stage.action(action.orElse(StageParser.NOTHING)).params(params.names()).build();
  }
}
