package io.kryptonx.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.testkit.host.HostRequest;
import io.kryptonx.testkit.host.RunFacts;
import io.kryptonx.testkit.host.ScenarioHost;
import io.kryptonx.testkit.host.TestHost;
import io.kryptonx.testkit.random.RandomWorld;
import org.junit.jupiter.api.Test;

/** Any pipeline that can be planned, edited at random: what is reused is what would be made. */
class RandomPipelineSimulation {

  private static final int SEEDS = 300;
  private static final int EDITS = 3;

  @Test
  void incrementalRunsGiveWhatFreshRunsGive() {
    Seeds.forEach(
        RandomPipelineSimulation.class,
        SEEDS,
        seed -> {
          RandomWorld random = new RandomWorld(seed);
          try (ScenarioHost host = TestHost.scattering(seed)) {
            for (int edit = 0; edit <= EDITS; edit++) {
              RunFacts run = RunFacts.of(host.run(random.world().request()));
              RunFacts fresh = fresh(random.world().request());
              assertThat(run.status()).isEqualTo(fresh.status());
              assertThat(run.digest()).isEqualTo(fresh.digest());
              assertThat(run.eventIds()).isEqualTo(fresh.eventIds());
              if (run.status() == RunStatus.SUCCEEDED) {
                assertThat(run.published()).isEqualTo(fresh.published());
              }
              random.edit();
            }
          }
        });
  }

  @Test
  void theSecondRunExecutesNothingButWhatFailed() {
    Seeds.forEach(
        RandomPipelineSimulation.class,
        SEEDS,
        seed -> {
          RandomWorld random = new RandomWorld(seed);
          try (ScenarioHost host = TestHost.calm()) {
            RunFacts first = RunFacts.of(host.run(random.world().request()));
            RunFacts second = RunFacts.of(host.run(random.world().request()));
            assertThat(second.digest()).isEqualTo(first.digest());
            second
                .executed()
                .forEach(task ->
                    assertThat(first.status(task).orElseThrow().hasOutputs())
                        .as("%s", task)
                        .isFalse());
          }
        });
  }

  private static RunFacts fresh(HostRequest request) {
    try (ScenarioHost host = TestHost.calm()) {
      return RunFacts.of(host.run(request));
    }
  }
}
