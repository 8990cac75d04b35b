package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Budget;
import io.kryptonx.model.task.Cost;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** {@code budget} of a pipeline or a loop. */
public final class BudgetParser {

  private static final String EXAMPLE = "budget: { cost: 0.50, time: 10m, attempts: 100 }";

  private final Context context;
  private final Problems problems;

  /** Parses budgets. */
  public BudgetParser(Context context) {
    this.context = context;
    this.problems = context.problems();
  }

  /** What is written under {@code budget}; no bound where nothing is. */
  public Budget parse(Fields around) {
    return around
        .get("budget")
        .flatMap(value -> context.shapes().map(value, "'budget'", EXAMPLE))
        .map(this::parse)
        .orElse(Budget.NONE);
  }

  private Budget parse(YamlMap map) {
    Fields fields = Fields.of(map, Element.BUDGET, problems);
    if (map.entries().isEmpty()) {
      fields.require("cost", "an empty budget bounds nothing", EXAMPLE);
    }
    Optional<Duration> time =
        fields.text("time", "time: 10m").flatMap(text -> Durations.parse(text, problems));
    Optional<Integer> attempts =
        fields
            .get("attempts")
            .flatMap(value -> Numbers.count(value, "'attempts'", 1, Budget.MAX_ATTEMPTS, problems));
    return new Budget(
        fields.get("cost").map(this::cost).orElse(OptionalLong.empty()),
        time,
        attempts.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  private OptionalLong cost(YamlValue value) {
    OptionalLong micros =
        value instanceof YamlScalar scalar && scalar.kind() != YamlScalar.Kind.STRING
            ? Cost.parse(scalar.text(), Budget.MAX_COST_MICROS)
            : OptionalLong.empty();
    if (micros.isPresent() && micros.getAsLong() > 0) {
      return micros;
    }
    String seen = value instanceof YamlScalar scalar ? scalar.text() : value.shape();
    problems.add(
        ProblemCode.BAD_NUMBER,
        value.place(),
        "'cost' cannot be '" + Problems.shown(seen) + "'",
        seen,
        "it is a number above 0, at most 1000000000, with at most six digits behind the point and without a unit, since all costs of a pipeline have the same",
        "write cost: 0.50");
    return OptionalLong.empty();
  }
}
