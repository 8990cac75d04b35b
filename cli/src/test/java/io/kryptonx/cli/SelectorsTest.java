package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.engine.report.WhyReport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How answers about several stages look. */
class SelectorsTest {

  private final CliHarness harness = new CliHarness();

  @Test
  void whyHasALineForEachStage() {
    WhyReport one = Samples.why();
    WhyReport.Group last = one.groups().getLast();
    List<WhyReport.Group> groups = new ArrayList<>(one.groups().subList(2, 3));
    groups.add(
        new WhyReport.Group(
            "page", last.tasks(), last.status(), last.summary(), last.changes(), last.note()));
    harness.engine.why = new WhyReport("thumb*,page", one.run(), one.comparedWith(), groups);

    assertThat(harness.run("why", "thumb*,page").out().lines())
        .containsSubsequence("thumbnail", "○ cached: nothing changed", "page");
  }

  @Test
  void whyOfOneStageHasNone() {
    assertThat(harness.run("why", "thumbnail").out().lines()).doesNotContain("thumbnail");
  }

  @Test
  void showHasAColumnForTheNode() {
    AssetReport one = Samples.assets();
    Entry entry = one.entries().getFirst();
    Entry other =
        new Entry(
            "page", entry.item(), entry.output(), entry.status(), entry.snapshot(), entry.event());
    harness.engine.assets = new AssetReport("t*,page", one.run(), List.of(entry, other));

    assertThat(harness.run("show", "t*,page").out().lines())
        .anyMatch(line -> line.startsWith("node "))
        .anyMatch(line -> line.startsWith("thumbnail "))
        .anyMatch(line -> line.startsWith("page "));
  }

  @Test
  void showOfOneOutputOfSeveralStagesNamesItsStages() {
    assertThat(harness.run("show", "tag:v1.2").code()).isZero();
    assertThat(harness.engine.asked).contains("show tag:v1.2 Optional.empty Optional.empty");
  }

  @Test
  void graphDrawsThePartThatIsMeant() {
    String graph = harness.run("graph", "--only", "sheet", "--only", "page").out();

    assertThat(harness.engine.asked).contains("graph [sheet, page]");
    assertThat(graph).contains("sheet", "site/index.html").doesNotContain("palette");
  }
}
