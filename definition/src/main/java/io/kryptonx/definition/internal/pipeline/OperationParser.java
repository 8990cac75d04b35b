package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Retention;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** How a pipeline is operated: {@code pools} and {@code retention}. */
final class OperationParser {

  /** The most attempts of a pool. */
  private static final int MAX_POOL = 10_000;

  /** The most runs that are counted. */
  private static final int MAX_RUNS = 1_000_000;

  private final Context context;

  OperationParser(Context context) {
    this.context = context;
  }

  SortedMap<String, Integer> pools(Fields fields) {
    SortedMap<String, Integer> pools = new TreeMap<>();
    for (YamlMap.Entry entry : fields.entries("pools", "pools: { gpu: 2 }")) {
      boolean named = context.names().pool(entry.key(), entry.at());
      Numbers.count(entry.value(), "the size of a pool", 1, MAX_POOL, context.problems())
          .filter(_ -> named)
          .ifPresent(size -> pools.put(entry.key(), size));
    }
    return pools;
  }

  Retention retention(Fields fields) {
    return fields
        .get("retention")
        .flatMap(value ->
            context.shapes().map(value, "'retention'", "retention: { runs: 20, age: 30d }"))
        .map(map -> retention(map, Fields.of(map, Element.RETENTION, context.problems())))
        .orElse(Retention.EVERYTHING);
  }

  private Retention retention(YamlMap map, Fields fields) {
    if (map.entries().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              map.place(),
              "'retention' is empty",
              "it says which runs are kept",
              "write runs: 20, or age: 30d, or remove it");
    }
    Optional<Integer> runs =
        fields
            .get("runs")
            .flatMap(value -> Numbers.count(value, "'runs'", 1, MAX_RUNS, context.problems()));
    Optional<Duration> age =
        fields.text("age", "age: 30d").flatMap(text -> Durations.parse(text, context.problems()));
    return new Retention(runs.map(OptionalInt::of).orElseGet(OptionalInt::empty), age);
  }
}
