package io.kryptonx.testkit.scenario;

import io.kryptonx.testkit.host.RunFacts;
import io.kryptonx.testkit.host.ScenarioHost;
import io.kryptonx.testkit.host.TestHost;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every host does: it plays all scenarios as expected, with the ids and run digests of the
 * calm host.
 */
public abstract class ScenarioContract {

  /** A host with an empty store. */
  protected abstract ScenarioHost host();

  /** The scenarios that this host can play. */
  protected Stream<Scenario> scenarios() {
    return ScenarioSuite.all().stream();
  }

  @TestFactory
  Stream<DynamicTest> plays() {
    return scenarios().map(s -> DynamicTest.dynamicTest(s.name(), () -> playBoth(s)));
  }

  private void playBoth(Scenario scenario) {
    List<RunFacts> calm = ScenarioPlayer.play(scenario, TestHost.calm());
    try (ScenarioHost host = host()) {
      ScenarioPlayer.same(calm, ScenarioPlayer.play(scenario, host));
    }
  }
}
