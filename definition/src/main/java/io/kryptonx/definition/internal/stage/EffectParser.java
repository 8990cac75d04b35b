package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** {@code effect}: a word, or a map with what is done when nobody knows whether it acted. */
final class EffectParser {

  private static final String EXAMPLE =
      "effect: once, or effect: { mode: once, on_unknown: retry }";

  /** The variable that holds the key. */
  static final String KEY = "KX_KEY";

  private final Context context;

  EffectParser(Context context) {
    this.context = context;
  }

  /** Adds it to {@code stage}, where there is one. */
  void parse(Fields fields, Variables variables, Stage.Builder stage) {
    if (fields.has("jdbc") && !fields.has("effect")) {
      stage.effect(Effect.of(Effect.Mode.APPLY));
    }
    fields
        .get("effect")
        .ifPresent(value -> {
          variables.add(KEY, Variables.Role.KEY, value.place());
          effect(value).ifPresent(stage::effect);
        });
  }

  /** Reports what has no meaning beside it. */
  void check(Stage stage, Fields fields) {
    boolean once = stage.effect().filter(e -> e.mode() == Effect.Mode.ONCE).isPresent();
    boolean again = stage.rerun() instanceof Rerun.After || stage.rerun().equals(Rerun.ALWAYS);
    if (fields.has("http") && !fields.has("effect") && !fields.isMisspelt("effect")) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              fields.map().entry("http").orElseThrow().at().place(),
              "a stage with 'http' needs the key 'effect'",
              "its request acts on another system, which is not done again by the way",
              "write " + EXAMPLE);
    }
    if (once && stage.action() instanceof Action.Jdbc) {
      fields.conflict(
          "effect", "an upsert makes a table equal to its input", "write effect: apply");
    }
    if (again && once) {
      fields.conflict(
          "rerun", "'effect: once' acts once for each fact", "remove it, or write effect: apply");
    }
  }

  private Optional<Effect> effect(YamlValue value) {
    if (!(value instanceof YamlMap map)) {
      return context.shapes().text(value, "'effect'", EXAMPLE).flatMap(this::mode).map(Effect::of);
    }
    Fields fields = Fields.of(map, Element.EFFECT, context.problems());
    Optional<Effect> usual =
        fields
            .require("mode", "it says how often it acts", "mode: once")
            .flatMap(mode -> context.shapes().text(mode, "'mode'", "mode: once"))
            .flatMap(this::mode)
            .map(Effect::of);
    Optional<String> test =
        fields.text("test", "test: echo sent > \"$answer\"").map(YamlScalar::text);
    return usual.map(effect -> ruled(fields, effect, test));
  }

  private Effect ruled(Fields fields, Effect usual, Optional<String> test) {
    Optional<YamlValue> rule = fields.get("on_unknown");
    if (rule.isEmpty()) {
      return new Effect(usual.mode(), usual.onUnknown(), Optional.empty(), test);
    }
    if (rule.get() instanceof YamlMap map) {
      String example = "probe: curl -sf \"https://mail.example/sent/$KX_KEY\" > \"$answer\"";
      return Fields.of(map, Element.ON_UNKNOWN, context.problems())
          .require("probe", "it finds out whether the effect acted", example)
          .flatMap(probe -> context.shapes().text(probe, "'probe'", example))
          .map(probe ->
              new Effect(usual.mode(), Effect.Unknown.PROBE, Optional.of(probe.text()), test))
          .orElse(usual);
    }
    return context
        .shapes()
        .text(rule.get(), "'on_unknown'", "on_unknown: review")
        .flatMap(this::rule)
        .map(r -> new Effect(usual.mode(), r, Optional.empty(), test))
        .orElse(usual);
  }

  private Optional<Effect.Mode> mode(YamlScalar text) {
    return Words.choice(
        text, "'effect'", List.of(Effect.Mode.values()), Effect.Mode::label, context.problems());
  }

  private Optional<Effect.Unknown> rule(YamlScalar text) {
    return Words.choice(
        text,
        "'on_unknown'",
        List.of(Effect.Unknown.RETRY, Effect.Unknown.REVIEW),
        Effect.Unknown::label,
        context.problems());
  }
}
