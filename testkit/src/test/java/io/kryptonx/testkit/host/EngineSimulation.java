package io.kryptonx.testkit.host;

import static io.kryptonx.testkit.scenario.TestPipeline.collected;
import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static io.kryptonx.testkit.scenario.TestPipeline.optional;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.testkit.Seeds;
import io.kryptonx.testkit.scenario.TestPipeline;
import io.kryptonx.testkit.scenario.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A pipeline of fifty tasks through everything that can go wrong, seed by seed: it comes to the
 * digest of a calm day.
 */
class EngineSimulation {

  private static final int SEEDS = 10_000;

  private static HostRequest request() {
    Retry retry = new Retry(20);
    Pipeline pipeline =
        TestPipeline.empty()
            .files("words", "words/{w}.txt")
            .file("one")
            .stage("upper", "upper", s -> s.in(each("w", "words")).retry(retry))
            .stage("big", "big", s -> s.in(each("w", "words")).retry(retry))
            .stage(
                "joined",
                "concat",
                s -> s.in(each("a", "upper.out")).in(each("o", "one")).retry(retry))
            .splitting("parts", "lines", s -> s.in(collected("all", "upper.out")).retry(retry))
            .stage("lower", "lower", s -> s.in(each("p", "parts.part")).retry(retry))
            .stage(
                "sum",
                "count",
                s ->
                    s.in(collected("j", "joined.out"))
                        .in(collected("b", "big.out"))
                        .in(collected("l", "lower.out"))
                        .retry(retry))
            .stage(
                "last",
                "concat",
                s -> s.in(each("s", "sum.out")).in(optional("o", "one")).retry(retry))
            .build();
    String[] words = new String[12];
    for (int i = 0; i < words.length; i++) {
      words[i] = "w" + i + "=k" + i + "=text " + i % 5;
    }
    return World.of(pipeline).source("words", words).source("one", "=1").request();
  }

  @Test
  void everySeedComesToTheDigestOfACalmDay() {
    HostRequest request = request();
    Digest calm;
    try (ScenarioHost host = TestHost.calm()) {
      RunFacts facts = RunFacts.of(host.run(request));
      calm = facts.digest().orElseThrow();
      assertThat(facts.tasks()).hasSizeBetween(48, 55);
    }
    Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
    long[] events = {0};
    long start = System.nanoTime();
    Seeds.forEach(
        EngineSimulation.class,
        SEEDS,
        seed -> {
          Simulation.Result result = new Simulation(request, seed).run();
          assertThat(result.digest()).isEqualTo(calm);
          result.mishaps().forEach((mishap, n) -> counts.merge(mishap, n, Integer::sum));
          events[0] += result.events();
        });
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    System.out.printf(
        "%,d events in %,d ms, %,d a second; %s%n",
        events[0], took.toMillis(), events[0] * 1000 / Math.max(1, took.toMillis()), counts);
    if (Long.getLong("kx.seed") == null) {
      assertThat(counts).as("every mishap came up").containsOnlyKeys(Mishap.values());
    }
  }
}
