package io.kryptonx.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.ChaosReport.Seed;
import io.kryptonx.engine.report.ChaosReport.Verdict;
import io.kryptonx.engine.store.StoreProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines under faults, with their real stages. */
final class ChaosIT {

  @TempDir Path folder;

  private static ChaosReport chaos(Workspace pipeline, int seeds) {
    return pipeline.with(
        engine -> engine.chaos(RunRequest.everything(), 1, seeds, StoreProgress.NONE));
  }

  @Test
  void whatKeepsItsWordComesOutEqual() throws IOException {
    Workspace orders = Workspace.ofExample("orders", folder);

    ChaosReport report = chaos(orders, 2);

    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(report.tasks()).isEqualTo(19);
    assertThat(report.recomputed()).isEqualTo(19);
    assertThat(report.seeds()).allMatch(seed -> seed.faults().crashes() > 0);
    assertThat(report.seeds().stream().mapToInt(seed -> seed.faults().lost()).sum()).isPositive();
    assertThat(orders.file("out")).as("nothing is published").doesNotExist();
    assertThat(Files.exists(orders.file(".kryptonx/store.db")))
        .as("the store of the pipeline is opened, and has no run")
        .isEqualTo(orders.with(engine -> engine.insights().latest(1).isEmpty()));
  }

  @Test
  void whatDoesNotIsFound() throws IOException {
    Workspace impure = Workspace.ofExample("impure", folder);

    ChaosReport report = chaos(impure, 1);

    assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENT);
    Seed seed = report.seeds().getFirst();
    assertThat(seed.first())
        .hasValueSatisfying(first -> assertThat(first.task().stage()).isEqualTo("clock"));
    assertThat(seed.differing()).isBetween(50, 51);
  }

  @Test
  void anEffectThatActsAgainWhenItIsRepeatedIsFound() throws IOException {
    Workspace impure = Workspace.ofExample("impure", folder);

    ChaosReport report =
        impure.with(engine ->
            engine.chaos(RunRequest.everything().only(List.of("tell")), 1, 1, StoreProgress.NONE));

    assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENT);
    Seed seed = report.seeds().getFirst();
    assertThat(seed.digest()).as("nothing but the outside tells").isEqualTo(report.calm());
    assertThat(seed.outside()).contains("tell/told");
  }

  @Test
  void anEffectThatKeepsToItsKeyComesOutEqual() throws IOException {
    Workspace impure = Workspace.ofExample("impure", folder);
    Path definition = impure.file("pipeline.yaml");
    String text = Files.readString(definition);
    Files.writeString(
        definition,
        text.replace("echo \"$KX_KEY\" >> \"$KX_OUTSIDE/told\"", "echo > \"$KX_OUTSIDE/$KX_KEY\""));

    ChaosReport report =
        impure.with(engine ->
            engine.chaos(RunRequest.everything().only(List.of("tell")), 1, 2, StoreProgress.NONE));

    assertThat(Files.readString(definition)).isNotEqualTo(text);
    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
  }

  @Test
  void whatIsShownOfADifferenceIsThereToBeSeen() throws IOException {
    Workspace impure = Workspace.ofExample("impure", folder);

    // With this seed, what the first item's task made is lost in the end.
    ChaosReport report =
        impure.with(engine ->
            engine.chaos(
                RunRequest.everything().only(List.of("random")), 1, 1, StoreProgress.NONE));

    Seed seed = report.seeds().getFirst();
    assertThat(seed.faults().lost()).isPositive();
    assertThat(seed.first()).hasValueSatisfying(first -> assertThat(first.isLookedInto()).isTrue());
  }
}
