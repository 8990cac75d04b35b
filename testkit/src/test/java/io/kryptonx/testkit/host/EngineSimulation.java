package io.kryptonx.testkit.host;

import static io.kryptonx.testkit.scenario.TestPipeline.each;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.testkit.Seeds;
import io.kryptonx.testkit.scenario.TestPipeline;
import io.kryptonx.testkit.scenario.World;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A pipeline of fifty tasks through everything that can go wrong, seed by seed: it comes to the
 * digest of a calm day.
 */
class EngineSimulation {

  private static final int SEEDS = 10_000;
  private static final int BUNDLED_SEEDS = 300;

  @Test
  void everySeedComesToTheDigestOfACalmDay() {
    HostRequest request = FiftyTasks.request();
    Digest calm;
    try (ScenarioHost host = TestHost.calm()) {
      host.run(request);
      Fault approved = new Fault.Decide(FiftyTasks.REVIEW, true, Optional.empty());
      RunFacts facts = RunFacts.of(host.run(request.with(approved)));
      calm = facts.digest().orElseThrow();
      assertThat(facts.tasks()).hasSizeBetween(48, 64);
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

  /** Routes are work within the engine, which is handed over in bundles. */
  @Test
  void workThatIsHandedOverTogetherComesToTheSame() {
    Retry retry = new Retry(20);
    String[] words = new String[90];
    for (int i = 0; i < words.length; i++) {
      words[i] = "w" + i + "=text " + i;
    }
    HostRequest request =
        World.of(
                TestPipeline.empty()
                    .files("words", "words/{w}.txt")
                    .stage("up", "upper", s -> s.in(each("i", "words")).retry(retry))
                    .route("gate", "a: has 7; else b", s -> s.in(each("i", "up.out")).retry(retry))
                    .stage("a", "append .", s -> s.in(each("t", "gate.a")).retry(retry))
                    .build())
            .source("words", words)
            .request();
    Digest calm;
    try (ScenarioHost host = TestHost.calm()) {
      calm = RunFacts.of(host.run(request)).digest().orElseThrow();
    }
    int[] most = {0};
    Seeds.forEach(
        EngineSimulation.class,
        BUNDLED_SEEDS,
        seed -> {
          Simulation simulation = new Simulation(request, seed);
          assertThat(simulation.run().digest()).isEqualTo(calm);
          most[0] = Math.max(most[0], simulation.mostBegunTogether());
        });
    if (Long.getLong("kx.seed") == null) {
      assertThat(most[0]).as("attempts begun together").isGreaterThan(5);
    }
  }
}
