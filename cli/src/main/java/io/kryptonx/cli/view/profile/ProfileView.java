package io.kryptonx.cli.view.profile;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.ProfileReport.Miss;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.StageTimes;
import io.kryptonx.engine.report.ProfileReport.Step;
import io.kryptonx.model.item.TaskId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where the time of a run went: stages, critical path, slowest tasks, why tasks were executed. */
public final class ProfileView {

  private static final int MAX_STAGES = 100;
  private static final int MAX_STEPS = 20;
  private static final int MAX_MISSES = 20;
  private static final int SLOWEST = 5;

  private final Output out;

  /** A view on {@code out}. */
  public ProfileView(Output out) {
    this.out = out;
  }

  /** Shows a profile. */
  public void show(ProfileReport profile) {
    head(profile);
    if (profile.spans().isEmpty()) {
      line("");
      line("nothing was executed: every result was known");
      return;
    }
    stages(profile);
    path(profile);
    slowest(profile);
    misses(profile.misses());
  }

  private void head(ProfileReport profile) {
    Style style = StatusStyle.of(profile.status());
    line(
        out.in(Style.STRONG, profile.run().text())
            + " "
            + out.in(style, profile.status().label())
            + "  "
            + Quantity.duration(profile.elapsedMillis()));
    var load = profile.load();
    if (!profile.spans().isEmpty()) {
      line(
          out.in(
              Style.FAINT,
              "worked %s in %s, %.1f tasks at the same time on average, %d at most; busy %s %%"
                  .formatted(
                      Quantity.duration(load.workedMillis()),
                      Quantity.of(profile.spans().size(), "attempt"),
                      load.mean(profile.elapsedMillis()),
                      load.peak(),
                      percent(load.utilisation(profile.elapsedMillis())))));
    }
    if (profile.downMillis() > 0) {
      String down = Quantity.duration(profile.downMillis());
      line(out.in(Style.FAINT, "stood still for " + down + " between engines, not counted"));
    }
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f", share * 100);
  }

  private void stages(ProfileReport profile) {
    Table table =
        new Table(
            "stage", ">attempts", ">working", ">share", ">waiting", ">median", ">longest", "tasks");
    long worked = Math.max(1, profile.load().workedMillis());
    List<StageTimes> shown = longest(profile.stages());
    for (StageTimes stage : shown) {
      boolean none = stage.attempts() == 0;
      table.row(
          Harmless.line(stage.stage()),
          none ? "" : String.valueOf(stage.attempts()),
          none ? "" : Quantity.duration(stage.workedMillis()),
          none ? "" : percent((double) stage.workedMillis() / worked) + " %",
          none ? "" : Quantity.duration(stage.waitedMillis()),
          none ? "" : Quantity.duration(stage.medianMillis()),
          none ? "" : Quantity.duration(stage.maxMillis()),
          Words.counts(out, stage.counts()));
    }
    line("");
    out.lines(table.lines(out));
    int left = profile.stages().size() - shown.size();
    if (left > 0) {
      String more = Quantity.of(left, "more stage");
      line(out.in(Style.FAINT, "… and " + more + ", which worked no longer; --json lists them"));
    }
  }

  /** In their order; of very many those that worked longest. */
  private static List<StageTimes> longest(List<StageTimes> stages) {
    if (stages.size() <= MAX_STAGES + 1) {
      return stages;
    }
    Set<StageTimes> longest =
        stages.stream()
            .sorted(Comparator.comparingLong(StageTimes::workedMillis).reversed())
            .limit(MAX_STAGES)
            .collect(Collectors.toSet());
    return stages.stream().filter(longest::contains).toList();
  }

  private void path(ProfileReport profile) {
    List<Step> steps = profile.criticalPath();
    long sum = steps.stream().mapToLong(step -> step.waitedMillis() + step.workedMillis()).sum();
    line("");
    line(
        out.in(Style.STRONG, "critical path")
            + out.in(
                Style.FAINT,
                "  %s of %s, the chain of tasks that ended last"
                    .formatted(
                        Quantity.duration(sum), Quantity.duration(profile.elapsedMillis()))));
    int shown = steps.size() <= MAX_STEPS + 1 ? steps.size() : MAX_STEPS;
    Table table = new Table("task", ">waited", ">worked");
    steps.stream()
        .limit(shown)
        .forEach(step ->
            table.row(
                task(step.task()),
                Quantity.duration(step.waitedMillis()),
                Quantity.duration(step.workedMillis())));
    indented(table);
    if (shown < steps.size()) {
      line(out.in(Style.FAINT, "  … and " + (steps.size() - shown) + " more; --json lists them"));
    }
  }

  private void slowest(ProfileReport profile) {
    line("");
    line(out.in(Style.STRONG, "slowest tasks"));
    Table table = new Table("task", ">waited", ">worked");
    for (Span span : profile.slowest(SLOWEST)) {
      table.row(
          task(span.task()),
          Quantity.duration(span.waitedMillis()),
          Quantity.duration(span.workedMillis()));
    }
    indented(table);
  }

  private void misses(List<Miss> misses) {
    line("");
    line(out.in(Style.STRONG, "why tasks were executed"));
    for (Miss miss : misses.subList(0, Math.min(MAX_MISSES, misses.size()))) {
      line(
          "  "
              + out.in(Style.STRONG, Harmless.line(miss.stage()))
              + out.in(Style.FAINT, "  " + Quantity.of(miss.count(), "task") + "  ")
              + Harmless.line(miss.reason()));
      String indent = "    ";
      for (String cause : miss.cause()) {
        line(out.in(Style.FAINT, indent + "└─ ") + Harmless.line(cause));
        indent += "   ";
      }
    }
    if (misses.size() > MAX_MISSES) {
      String more = Quantity.of(misses.size() - MAX_MISSES, "more reason");
      line(out.in(Style.FAINT, "  … and " + more + "; --json lists them"));
    }
  }

  private static String task(TaskId task) {
    return Columns.cut(Harmless.line(task.toString()), 60);
  }

  private void indented(Table table) {
    table.lines(out).forEach(each -> line("  " + each));
  }

  private void line(String text) {
    out.line(Columns.cut(text, out.columns()));
  }
}
