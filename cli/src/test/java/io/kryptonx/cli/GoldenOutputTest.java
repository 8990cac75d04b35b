package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands print, pinned to the byte: plain, on a terminal, and as JSON. */
class GoldenOutputTest {

  record Scenario(String name, Consumer<CliHarness> given, String line) {
    String[] words() {
      return line.split(" ");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Scenario> scenarios() {
    Consumer<CliHarness> nothing = harness -> {};
    Consumer<CliHarness> failed = harness -> harness.engine.report = Samples.failed();
    List<Scenario> all = new ArrayList<>();
    all.add(new Scenario("run", nothing, "run"));
    all.add(new Scenario("run-failed", failed, "run -p examples/gallery"));
    all.add(new Scenario("plan", nothing, "plan"));
    all.add(new Scenario("plan-nothing", h -> h.engine.plan = Samples.planOfNothing(), "plan"));
    all.add(new Scenario("why", nothing, "why thumbnail"));
    all.add(new Scenario("show", nothing, "show thumbnail"));
    all.add(new Scenario("logs", nothing, "logs thumbnail"));
    all.add(new Scenario("loop", nothing, "loop fit"));
    all.add(new Scenario("loop-one", h -> h.engine.insights.loops = LoopSamples.one(), "loop fit"));
    all.add(
        new Scenario(
            "loop-long", h -> h.engine.insights.loops = LoopSamples.along(), "loop fit --run 3"));
    all.add(new Scenario("loop-checkpoint", nothing, "loop fit tom --checkpoint 2"));
    all.add(new Scenario("graph", nothing, "graph"));
    all.add(new Scenario("profile", nothing, "profile"));
    all.add(new Scenario("diff", nothing, "diff --details 9"));
    all.add(new Scenario("diff-stat", nothing, "diff --stat"));
    all.add(new Scenario("verify", nothing, "verify"));
    all.add(new Scenario("chaos", nothing, "chaos --seeds 2"));
    all.add(
        new Scenario("chaos-part", nothing, "chaos --only page --only index --param size=2 -p ex"));
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void plain(Scenario scenario) {
    CliHarness harness = new CliHarness();
    scenario.given().accept(harness);
    CliHarness.Result result = harness.run(scenario.words());
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).doesNotContain("\u001B");
    Golden.check(scenario.name() + ".txt", result.out());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void terminal(Scenario scenario) {
    CliHarness harness = new CliHarness().onTerminal();
    scenario.given().accept(harness);
    Golden.check(scenario.name() + ".terminal.txt", harness.run(scenario.words()).out());
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void json(Scenario scenario) {
    CliHarness harness = new CliHarness();
    scenario.given().accept(harness);
    String[] words = (scenario.line() + " --json").split(" ");
    CliHarness.Result result = harness.run(words);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines()).as("one object on one line").hasSize(1);
    Golden.check(scenario.name() + ".json", Pretty.json(result.out()));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void fitsNarrowTerminals(Scenario scenario) {
    CliHarness harness = new CliHarness().onTerminal();
    harness.columns = 60;
    harness.environment.put("NO_COLOR", "1");
    scenario.given().accept(harness);
    String out = harness.run(scenario.words()).out();
    assertThat(out).doesNotContain("\u001B");
    Golden.check(scenario.name() + ".narrow.txt", out);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dot", "mermaid", "svg"})
  void graphs(String format) {
    Golden.check("graph." + format, new CliHarness().run("graph", "--format", format).out());
  }
}
