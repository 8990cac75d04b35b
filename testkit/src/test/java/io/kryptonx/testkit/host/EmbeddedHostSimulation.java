package io.kryptonx.testkit.host;

import io.kryptonx.testkit.scenario.ScenarioContract;
import org.junit.jupiter.api.Nested;

/** The embedded host of the engine plays all scenarios with the ids and digests of the others. */
class EmbeddedHostSimulation {

  @Nested
  class OneJob extends ScenarioContract {
    @Override
    protected ScenarioHost host() {
      return new EmbeddedHost(0);
    }
  }

  @Nested
  class ManyJobs extends ScenarioContract {
    @Override
    protected ScenarioHost host() {
      return new EmbeddedHost(7);
    }
  }

  @Nested
  class ThreeJobs extends ScenarioContract {
    @Override
    protected ScenarioHost host() {
      return new EmbeddedHost(42);
    }
  }
}
