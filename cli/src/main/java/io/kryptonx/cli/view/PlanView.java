package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.PlanReport.StagePlan;
import io.kryptonx.engine.report.PlanReport.WillRun;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run would do, stage by stage, with equal reasons together. */
public final class PlanView {

  private static final int MAX_NAME = 32;

  private final Output out;

  /** A view on {@code out}. */
  public PlanView(Output out) {
    this.out = out;
  }

  /** Shows a plan. */
  public void show(PlanReport report) {
    out.line(
        out.in(Style.STRONG, Harmless.line(report.pipeline()))
            + out.in(Style.FAINT, "  revision " + report.revision().shortHex())
            + report
                .resumes()
                .map(run -> "  continues " + out.in(Style.STRONG, run.text()))
                .orElse(""));
    out.line();
    int width =
        Math.min(
            MAX_NAME, report.stages().stream().mapToInt(s -> s.stage().length()).max().orElse(0));
    List<StagePlan> shown = chosen(report.stages());
    shown.forEach(stage -> show(stage, width));
    if (shown.size() < report.stages().size()) {
      line(Words.more(out, report.stages().size() - shown.size(), "stage"));
    }
    out.line();
    out.line(total(report));
  }

  /** Of many stages those that something would run of. */
  private static List<StagePlan> chosen(List<StagePlan> stages) {
    return stages.size() <= Words.MAX_LISTED
        ? stages
        : stages.stream()
            .filter(stage -> !stage.willRun().isEmpty() || !stage.mayRun().isEmpty())
            .limit(Words.MAX_LISTED)
            .toList();
  }

  private void show(StagePlan stage, int width) {
    List<String> parts = new ArrayList<>();
    if (!stage.willRun().isEmpty()) {
      parts.add(out.in(Style.GOOD, "will run " + stage.willRun().size()));
      if (stage.costMicros().orElse(0) > 0) {
        parts.add("about " + Cost.text(stage.costMicros().getAsLong()));
      }
    }
    if (stage.cached() > 0) {
      parts.add(out.in(Style.KEPT, "cached " + stage.cached()));
    }
    if (!stage.mayRun().isEmpty()) {
      String names = Words.names(stage.mayRun());
      parts.add(
          out.in(Style.NOTICE, "may run") + out.in(Style.FAINT, " (depends on " + names + ")"));
    }
    if (stage.other() > 0) {
      parts.add(out.in(Style.FAINT, "not to be done " + stage.other()));
    }
    String mark = stage.willRun().isEmpty() ? stage.mayRun().isEmpty() ? "○" : "◌" : "●";
    Style style =
        stage.willRun().isEmpty()
            ? stage.mayRun().isEmpty() ? Style.KEPT : Style.NOTICE
            : Style.GOOD;
    String counts =
        parts.isEmpty()
            ? out.in(Style.FAINT, "no tasks")
            : String.join(out.in(Style.FAINT, " · "), parts);
    line(
        out.in(style, mark)
            + " "
            + Columns.left(Columns.cut(stage.stage(), width), width)
            + "  "
            + counts);
    byReason(stage.willRun()).forEach((reason, items) -> reason(reason, items, width));
  }

  private void reason(String reason, List<Item> items, int width) {
    String named = Words.items(items);
    String tasks = named.isEmpty() ? "" : out.in(Style.FAINT, "  " + named);
    line(" ".repeat(width + 4) + out.in(Style.FAINT, "because ") + Harmless.line(reason) + tasks);
  }

  private static Map<String, List<Item>> byReason(List<WillRun> tasks) {
    Map<String, List<Item>> groups = new LinkedHashMap<>();
    for (WillRun task : tasks) {
      groups.computeIfAbsent(task.reason(), _ -> new ArrayList<>()).add(task.item());
    }
    return groups;
  }

  private String total(PlanReport report) {
    int cached = report.stages().stream().mapToInt(StagePlan::cached).sum();
    if (report.isCached()) {
      return out.in(Style.KEPT, "nothing would run") + ": " + cached + " cached";
    }
    long maybe = report.stages().stream().filter(s -> !s.mayRun().isEmpty()).count();
    return out.in(Style.GOOD, "will run " + report.willRun())
        + out.in(Style.FAINT, " · ")
        + out.in(Style.KEPT, "cached " + cached)
        + (report.costMicros() == 0
            ? ""
            : out.in(Style.FAINT, " · ") + "about " + Cost.text(report.costMicros()))
        + (maybe == 0
            ? ""
            : out.in(Style.FAINT, " · ")
                + out.in(Style.NOTICE, "may run: " + Quantity.of((int) maybe, "stage")));
  }

  private void line(String text) {
    out.line(Columns.cut(text, out.columns()));
  }
}
