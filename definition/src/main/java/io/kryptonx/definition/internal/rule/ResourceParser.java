package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.value.Sizes;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Resources;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** {@code resources}: what the attempts of a stage may use. */
final class ResourceParser {

  /** The most of anything that is counted. */
  static final int MAX_COUNT = 10_000;

  /** The least memory that an attempt can be given, in bytes. */
  private static final long LEAST_MEMORY = 1 << 20;

  private final Context context;

  ResourceParser(Context context) {
    this.context = context;
  }

  Optional<Resources> parse(YamlValue value) {
    return context
        .shapes()
        .map(value, "'resources'", "resources: { memory: 2GiB, cpu: 0.5 }")
        .map(map -> parse(Fields.of(map, Element.RESOURCES, context.problems())));
  }

  private Resources parse(Fields fields) {
    Optional<Integer> concurrency =
        fields
            .get("concurrency")
            .flatMap(
                count -> Numbers.count(count, "'concurrency'", 1, MAX_COUNT, context.problems()));
    Optional<Long> memory =
        fields
            .text("memory", "memory: 2GiB")
            .flatMap(text -> Sizes.parse(text, LEAST_MEMORY, context.problems()));
    Optional<Integer> cpu =
        fields
            .get("cpu")
            .flatMap(number ->
                Numbers.thousandths(number, "'cpu'", 1, MAX_COUNT * 1000, context.problems()));
    return new Resources(
        concurrency.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        fields.text("pool", "pool: gpu").filter(this::declared).map(YamlScalar::text),
        memory.map(OptionalLong::of).orElseGet(OptionalLong::empty),
        cpu.map(OptionalInt::of).orElseGet(OptionalInt::empty));
  }

  /** A pool that nobody declares would be no limit. */
  private boolean declared(YamlScalar pool) {
    Set<String> pools = context.pools();
    if (!pools.contains(pool.text())) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_POOL,
              pool.place(),
              "there is no pool '" + Problems.shown(pool.text()) + "'",
              pool.text(),
              pools.isEmpty()
                  ? "the pipeline declares none"
                  : "the pipeline declares: " + DidYouMean.listed(pools),
              DidYouMean.closest(pool.text(), pools)
                  .map(word -> "did you mean '" + word + "'?")
                  .orElse("declare it at the top: pools: { " + pool.text() + ": 2 }"));
    }
    return pools.contains(pool.text());
  }
}
