package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** For each stage how its tasks ended, so what was cached and what was not, and its times. */
final class StageSection {

  private static final int MAX_STAGES = 500;

  private StageSection() {}

  static void write(Markup out, ProfileReport profile) {
    List<StatusStyle> met =
        Arrays.stream(StatusStyle.values())
            .filter(s -> profile.stages().stream().anyMatch(stage -> count(stage, s) > 0))
            .toList();
    List<String> headings = new ArrayList<>(List.of("stage", ""));
    met.forEach(status -> headings.add(">" + status.word()));
    headings.addAll(List.of(">worked", ">median", ">longest", ">waited"));
    boolean priced = profile.stages().stream().anyMatch(stage -> stage.costMicros() > 0);
    if (priced) {
      headings.add(">cost");
    }
    Sections.open(out, "stages", "Stages");
    Sections.table(out, headings.toArray(String[]::new));
    profile.stages().stream().limit(MAX_STAGES).forEach(stage -> row(out, stage, met, priced));
    Sections.endTable(out);
    if (profile.stages().size() > MAX_STAGES) {
      int more = profile.stages().size() - MAX_STAGES;
      out.element("p", "… and " + more + " more.", "class", "more");
    }
    Sections.close(out);
  }

  private static int count(StageTimes stage, StatusStyle status) {
    return stage.counts().getOrDefault(status.status(), 0);
  }

  private static void row(Markup out, StageTimes stage, List<StatusStyle> met, boolean priced) {
    out.open("tr").open("td").element("b", stage.stage()).close().open("td");
    Sections.bar(out, stage.counts());
    out.close();
    for (StatusStyle status : met) {
      int count = count(stage, status);
      boolean alarm = status.status() == TaskStatus.FAILED && count > 0;
      out.element("td", count == 0 ? "·" : "" + count, "class", alarm ? "n alarm" : "n");
    }
    boolean none = stage.attempts() == 0;
    Sections.number(out, none ? "" : Quantity.duration(stage.workedMillis()));
    Sections.number(out, none ? "" : Quantity.duration(stage.medianMillis()));
    Sections.number(out, none ? "" : Quantity.duration(stage.maxMillis()));
    Sections.number(out, none ? "" : Quantity.duration(stage.waitedMillis()));
    if (priced) {
      Sections.number(out, none ? "" : Cost.text(stage.costMicros()));
    }
    out.closeLine();
  }
}
