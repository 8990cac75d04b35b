package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.rule.RuleParser;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/**
 * {@code on_removed} of an effect: what is done about items that the stage does not have any more.
 * It becomes two stages below the effect: one that finds such items, and one that acts for each.
 */
final class RemovalParser {

  private static final String EXAMPLE =
      "on_removed: { out: { answer: text/plain }, http: { url: https://…/${removed_item}, method: DELETE } }";

  private final Context context;

  RemovalParser(Context context) {
    this.context = context;
  }

  /** The stages that an effect brings with it; none where it says nothing of removed items. */
  List<Stage> parse(Stage stage, Fields fields) {
    if (stage.effect().isEmpty()
        || stage.outputs().isEmpty()
        || !(fields.get("effect").orElse(null) instanceof YamlMap map)
        || map.entry("on_removed").isEmpty()) {
      return List.of();
    }
    Effect effect = stage.effect().get();
    if (effect.mode() == Effect.Mode.ONCE) {
      Fields.of(map, Element.EFFECT, context.problems())
          .conflict(
              "on_removed", "what was sent once stays sent", "remove it, or write mode: apply");
      return List.of();
    }
    return map.get("on_removed")
        .flatMap(value -> context.shapes().map(value, "'on_removed'", EXAMPLE))
        .map(removal -> List.of(gone(stage), removed(stage, effect, removal)))
        .orElse(List.of());
  }

  /** Finds the items that are gone: it is told those that there are, also where they failed. */
  private static Stage gone(Stage stage) {
    Input items =
        new Input(
            "items",
            List.of(new AssetRef(stage.name(), stage.outputs().firstKey())),
            Input.Collect.ALL,
            false,
            Input.Match.SKIP,
            true,
            Optional.empty());
    return Stage.named(stage.name() + "/" + Action.Removed.GONE)
        .in(items)
        .out(new Output(Action.Removed.REMOVED, MediaType.JSON, true))
        .action(new Action.Removed(stage.name()))
        .labels(stage.labels())
        .build();
  }

  private Stage removed(Stage effective, Effect effect, YamlMap map) {
    Fields fields = Fields.of(map, Element.ON_REMOVED, context.problems());
    String name = Action.Removed.REMOVED;
    Stage.Builder stage = Stage.named(effective.name() + "/" + name);
    Variables variables = new Variables(context.problems());
    variables.add(name, Variables.Role.INPUT, map.place());
    variables.add(EffectParser.KEY, Variables.Role.KEY, map.place());
    stage.in(Input.each(name, new AssetRef(effective.name() + "/" + Action.Removed.GONE, name)));
    new OutputParser(context).parse(fields, variables, stage);
    new WorldParser(context).parse(fields, variables, stage);
    new RuleParser(context).defaults(fields, stage);
    stage.labels(effective.labels());
    stage.effect(new Effect(effect.mode(), Effect.Unknown.RETRY, Optional.empty(), effect.test()));
    NamedParameters params = new NamedParameters(context, variables);
    stage.action(
        new ActionParser(context).parse(fields, variables, params).orElse(StageParser.NOTHING));
    stage.params(params.names());
    Stage built = stage.build();
    new OutputCheck(context.problems()).check(built, fields);
    return built;
  }
}
