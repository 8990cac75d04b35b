package io.kryptonx.testkit.scenario;

import java.util.List;
import java.util.stream.Stream;

/** All scenarios. Each is played by every host. */
public final class ScenarioSuite {

  private ScenarioSuite() {}

  /** All, in a fixed order. */
  public static List<Scenario> all() {
    return Stream.of(
            UpstreamScenarios.scenarios(),
            JoinScenarios.scenarios(),
            CollectScenarios.scenarios(),
            IdentityScenarios.scenarios(),
            LifeScenarios.scenarios(),
            ReuseScenarios.scenarios(),
            LossScenarios.scenarios(),
            PublishScenarios.scenarios(),
            FallbackScenarios.scenarios(),
            ReviewScenarios.scenarios(),
            LockScenarios.scenarios(),
            OrderScenarios.scenarios(),
            DoubtScenarios.scenarios(),
            LoopScenarios.scenarios(),
            LoopStageScenarios.scenarios(),
            BudgetScenarios.scenarios(),
            LoopLifeScenarios.scenarios(),
            LoopEffectScenarios.scenarios(),
            RouteScenarios.scenarios(),
            RouteLifeScenarios.scenarios())
        .flatMap(List::stream)
        .toList();
  }
}
