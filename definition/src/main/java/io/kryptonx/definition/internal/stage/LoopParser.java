package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Nodes;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.rule.BudgetParser;
import io.kryptonx.definition.internal.rule.RuleParser;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Loop.Exhausted;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** A stage that is a loop, without the stages in it. */
final class LoopParser {

  private static final List<Exhausted> WORDS =
      List.of(Exhausted.BEST, Exhausted.LAST, Exhausted.ROLLBACK, Exhausted.FAIL);

  private static final String UNTIL = "until: \"review.score >= 8\"";

  private final Context context;
  private final Context inner;

  /**
   * Parses loops.
   *
   * @param inner what references within the loop may name
   */
  LoopParser(Context context, Context inner) {
    this.context = context;
    this.inner = inner;
  }

  Optional<Stage> parse(YamlMap.Entry entry, Fields loop) {
    boolean named = context.names().node(entry.key(), entry.at(), "a stage");
    Fields fields = Fields.of((YamlMap) entry.value(), Element.STAGE, context.problems());
    if (ActionKind.isSingle(fields, context.problems())) {
      ActionKind.LOOP.check(fields);
    }
    Stage.Builder stage = Stage.named(entry.key());
    Variables variables = new Variables(context.problems());
    boolean understood = new InputParser(context).parse(fields, variables, stage);
    understood &= new OutputParser(context).parse(fields, variables, stage);
    new RuleParser(context).order(fields, stage);
    NamedParameters params = new NamedParameters(context, variables);
    new ConditionParser(context, params).parse(fields, stage);
    Optional<Action.Loop> action =
        loop(entry.key(), loop, variables.names(Variables.Role.INPUT), params);
    stage.action(action.map(Action.class::cast).orElse(StageParser.NOTHING)).params(params.names());
    Stage built = stage.build();
    new OutputCheck(context.problems()).check(built, fields);
    return understood && named && action.isPresent() ? Optional.of(built) : Optional.empty();
  }

  private Optional<Action.Loop> loop(
      String path, Fields fields, Set<String> inputs, NamedParameters params) {
    Optional<YamlScalar> carry =
        required(fields, "carry", "it names the input that the first pass begins with", "draft")
            .filter(name -> isInput(name, inputs));
    Optional<YamlScalar> until =
        required(fields, "until", "it says when the loop has converged", UNTIL);
    Optional<YamlScalar> best = fields.text("best", "best: review.score");
    Optional<AssetRef> result =
        required(fields, "result", "it names what an iteration yields", "carry")
            .flatMap(name -> asset(path, name));
    Optional<AssetRef> next =
        required(fields, "next", "it names what the next iteration begins with", "revise")
            .flatMap(name -> asset(path, name));
    Optional<Integer> iterations =
        fields
            .require("max_iterations", "every loop has a bound", "max_iterations: 5")
            .flatMap(value -> count(value, "'max_iterations'"));
    OptionalInt stalled =
        fields
            .get("stop_when_stalled")
            .flatMap(value -> count(value, "'stop_when_stalled'"))
            .map(OptionalInt::of)
            .orElse(OptionalInt.empty());
    Budget budget = new BudgetParser(context).parse(fields);
    Optional<AssetRef> instead =
        fields
            .text("on_exhausted", "on_exhausted: last")
            .filter(this::isNode)
            .flatMap(name -> asset(path, name));
    Exhausted exhausted =
        instead.isPresent() ? Exhausted.STAGE : exhausted(fields, best.isPresent());
    SortedMap<String, AssetRef> seen = seen(path, until, best);
    Optional<String> condition = until.map(text -> Expressions.checked(text, params));
    Optional<String> score = best.map(text -> Expressions.checked(text, params));
    if (carry.isEmpty()
        || condition.isEmpty()
        || result.isEmpty()
        || next.isEmpty()
        || iterations.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Action.Loop(
            carry.get().text(),
            condition.get(),
            score,
            seen,
            result.get(),
            next.get(),
            iterations.get(),
            stalled,
            exhausted,
            instead,
            budget));
  }

  private Optional<Integer> count(YamlValue value, String what) {
    return Numbers.count(value, what, 1, Action.Loop.MAX_ITERATIONS, context.problems());
  }

  /** The assets that the expressions name. */
  private SortedMap<String, AssetRef> seen(
      String path, Optional<YamlScalar> until, Optional<YamlScalar> best) {
    SortedMap<String, AssetRef> seen = new TreeMap<>();
    SeenNames names = new SeenNames(inner);
    until.ifPresent(text -> seen.putAll(names.of(text)));
    best.ifPresent(text -> seen.putAll(names.of(text)));
    seen.replaceAll((_, asset) -> placed(path, asset));
    return seen;
  }

  private Optional<YamlScalar> required(Fields fields, String key, String why, String example) {
    String written = example.startsWith(key) ? example : key + ": " + example;
    return fields
        .require(key, why, written)
        .flatMap(value -> context.shapes().text(value, "'" + key + "'", written));
  }

  /** A word of the grammar wins where a stage has the same name. */
  private boolean isNode(YamlScalar name) {
    return WORDS.stream().map(Exhausted::label).noneMatch(name.text()::equals)
        && inner.nodes().find(name.text().split("\\.", 2)[0]).isPresent();
  }

  private Exhausted exhausted(Fields fields, boolean scored) {
    Optional<YamlScalar> text = fields.text("on_exhausted", "on_exhausted: last");
    Optional<Exhausted> rule =
        text.flatMap(word ->
            Words.choice(word, "'on_exhausted'", WORDS, Exhausted::label, context.problems()));
    if (rule.filter(Exhausted.BEST::equals).isPresent() && !scored && !fields.isMisspelt("best")) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              text.orElseThrow().place(),
              "'on_exhausted: best' needs the key 'best'",
              "without a number nothing says which iteration is the best",
              "write best: review.score, or on_exhausted: last");
    }
    return rule.orElse(scored ? Exhausted.BEST : Exhausted.LAST);
  }

  private boolean isInput(YamlScalar name, Set<String> inputs) {
    if (!inputs.contains(name.text())) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_INPUT,
              name.place(),
              "the loop has no input '" + Problems.shown(name.text()) + "'",
              name.text(),
              inputs.isEmpty()
                  ? "it has none at all"
                  : "its inputs are: " + DidYouMean.listed(inputs),
              inputs.isEmpty()
                  ? "write in: { " + name.text() + ": … }"
                  : DidYouMean.fix(name.text(), inputs));
    }
    return inputs.contains(name.text());
  }

  private Optional<AssetRef> asset(String path, YamlScalar name) {
    return new References(inner).resolve(name).map(asset -> placed(path, asset));
  }

  /** An asset as it is seen from outside. */
  private AssetRef placed(String path, AssetRef asset) {
    boolean stage = inner.nodes().find(first(asset.node())).filter(Nodes.Node::isStage).isPresent();
    return stage ? asset.within(path) : Action.Loop.source(path, asset.node());
  }

  private static String first(String path) {
    int slash = path.indexOf('/');
    return Objects.requireNonNull(slash < 0 ? path : path.substring(0, slash));
  }
}
