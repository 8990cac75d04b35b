package io.kryptonx.testkit.host;

import io.kryptonx.testkit.scenario.ScenarioContract;

/** The calm host plays all scenarios, twice with the same result. */
class CalmHostTest extends ScenarioContract {

  @Override
  protected ScenarioHost host() {
    return TestHost.calm();
  }
}
