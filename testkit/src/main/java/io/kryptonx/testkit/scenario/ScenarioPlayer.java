package io.kryptonx.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.testkit.host.RunFacts;
import io.kryptonx.testkit.host.ScenarioHost;
import java.util.ArrayList;
import java.util.List;

/** Plays a scenario on a host and checks what is expected of each run. */
public final class ScenarioPlayer {

  private ScenarioPlayer() {}

  /** The runs, in order. */
  public static List<RunFacts> play(Scenario scenario, ScenarioHost host) {
    List<RunFacts> runs = new ArrayList<>();
    World world = scenario.start();
    for (Scenario.Step step : scenario.steps()) {
      world = step.edit().apply(world);
      RunFacts run = RunFacts.of(host.run(world.request()));
      check("run " + (runs.size() + 1) + " of '" + scenario + "': ", step.expected(), run);
      runs.add(run);
      world = world.calm();
    }
    return runs;
  }

  /** Two hosts gave the same: ids of events, and run digests of runs that came to their end. */
  public static void same(List<RunFacts> one, List<RunFacts> other) {
    assertThat(other).hasSameSizeAs(one);
    for (int i = 0; i < one.size(); i++) {
      String run = "run " + (i + 1) + ": ";
      assertThat(other.get(i).status()).as(run + "status").isEqualTo(one.get(i).status());
      if (one.get(i).status() == RunStatus.OPEN || one.get(i).status() == RunStatus.SUPERSEDED) {
        continue; // how far it came depends on the order of things
      }
      assertThat(other.get(i).eventIds()).as(run + "ids").isEqualTo(one.get(i).eventIds());
      assertThat(other.get(i).digest()).as(run + "digest").isEqualTo(one.get(i).digest());
    }
  }

  private static void check(String run, Expected expected, RunFacts facts) {
    assertThat(facts.status()).as(run + "status").isEqualTo(expected.status());
    for (Expected.Fact fact : expected.facts()) {
      assertThat(fact.seen().of(facts)).as(run + fact.what()).isEqualTo(fact.value());
    }
  }
}
