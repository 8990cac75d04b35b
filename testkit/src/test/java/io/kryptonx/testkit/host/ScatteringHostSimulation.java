package io.kryptonx.testkit.host;

import io.kryptonx.testkit.Seeds;
import io.kryptonx.testkit.scenario.Scenario;
import io.kryptonx.testkit.scenario.ScenarioPlayer;
import io.kryptonx.testkit.scenario.ScenarioSuite;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Whatever happens to messages and engines, ids and run digests are those of the calm host. */
class ScatteringHostSimulation {

  private static final int SEEDS = 50;

  @TestFactory
  Stream<DynamicTest> givesWhatTheCalmHostGives() {
    return ScenarioSuite.all().stream()
        .map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> play(scenario)));
  }

  private static void play(Scenario scenario) {
    List<RunFacts> calm = ScenarioPlayer.play(scenario, TestHost.calm());
    Seeds.forEach(
        ScatteringHostSimulation.class,
        SEEDS,
        seed -> {
          try (ScenarioHost host = TestHost.scattering(seed)) {
            ScenarioPlayer.same(calm, ScenarioPlayer.play(scenario, host));
          }
        });
  }
}
