package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.RunReport.Published;
import io.kryptonx.engine.report.RunReport.RootCause;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;

/** How a run ended: its stages, each root cause once, what is published, and all in one line. */
public final class RunSummary {

  private static final int MAX_CAUSES = 10;
  private static final int MAX_PUBLISHED = 3;
  private static final int MAX_OUTPUT = 15;

  private final Output out;
  private final Typed typed;

  /** A summary on {@code out}. */
  public RunSummary(Output out, Typed typed) {
    this.out = out;
    this.typed = typed;
  }

  /** Shows the end of a run. */
  public void show(RunReport report) {
    boolean executed = report.stages().stream().anyMatch(StageLine::isExecuted);
    if (out.isTerminal() && executed) {
      StageLine line = new StageLine(out, report.stages());
      List<StageProgress> chosen = StageLine.chosen(report.stages());
      chosen.forEach(stage -> out.line(line.ended(stage)));
      line.rest(report.stages(), chosen).ifPresent(out::line);
      out.line();
    }
    end(report, executed); // what is published stood there before if nothing was executed
    if (!typed.isKept()) {
      out.line("  nothing of it is kept but what is published: --store memory");
    }
    hint(report).ifPresent(text -> out.line(out.in(Style.FAINT, "  " + text)));
  }

  /** Shows how a past run ended, without its stages. */
  void showEnd(RunReport report) {
    end(report, true);
  }

  private void end(RunReport report, boolean published) {
    report.failures().stream().limit(MAX_CAUSES).forEach(this::cause);
    int more = report.failures().size() - MAX_CAUSES;
    if (more > 0) {
      out.line("… and " + Quantity.of(more, "more failed task") + "; --json lists them all");
      out.line();
    }
    if (published) {
      published(report.published());
    }
    dead(report.dead());
    waiting(report);
    stale(report);
    Style style = StatusStyle.of(report.status());
    String ended =
        switch (report.status()) {
          case OPEN -> "is unfinished";
          case WAITING -> "is waiting";
          case SUCCEEDED, FAILED, CANCELLED, SUPERSEDED -> report.status().label();
        };
    out.line(
        out.in(style, StatusStyle.mark(report.status()))
            + " "
            + out.in(Style.STRONG, report.run().text())
            + " "
            + out.in(style, ended)
            + " in "
            + Quantity.duration(report.durationMillis())
            + "   "
            + Words.counts(out, report.tasks()));
  }

  private void cause(RootCause cause) {
    String tries = cause.attempts() > 0 ? ", " + Quantity.of(cause.attempts(), "attempt") : "";
    String kind = cause.failure().kind().label().replace('_', ' ') + tries;
    out.line(
        out.in(Style.ALARM, "✘ ")
            + Words.task(out, cause.task())
            + out.in(Style.FAINT, "  " + kind));
    Harmless.lines(cause.failure().message()).strip().lines().forEach(l -> out.line("  " + l));
    List<String> output = cause.output().stream().map(Harmless::lines).toList();
    boolean told = output.size() == 1 && cause.failure().message().contains(output.getFirst());
    output.stream()
        .skip(told ? 1 : Math.max(0, output.size() - MAX_OUTPUT))
        .forEach(line -> out.line(out.in(Style.FAINT, "  │ ") + line));
    if (cause.blocked() > 0) {
      out.line(
          "  "
              + out.in(Style.NOTICE, "blocked " + Quantity.of(cause.blocked(), "task"))
              + " below it");
    }
    if (typed.hasTask(cause)) {
      out.line(out.in(Style.FAINT, "  repeat  ") + typed.debug(cause.culprit()));
      if (!cause.culprit().equals(cause.task())) {
        out.line(out.in(Style.FAINT, "  loop    ") + typed.loop(cause.task()));
      }
      out.line(out.in(Style.FAINT, "  output  ") + typed.logs(cause.culprit()));
    }
    out.line();
  }

  private void dead(RunReport.Dead dead) {
    if (dead.letters() > 0) {
      String kept = dead.kept() == 0 ? "" : ", " + dead.kept() + " of them not tried";
      out.line(
          out.in(Style.ALARM, Quantity.of(dead.letters(), "dead letter"))
              + kept
              + out.in(Style.FAINT, "   look  ")
              + typed.command("dlq"));
      out.line();
    }
  }

  private void waiting(RunReport report) {
    if (report.status() == RunStatus.WAITING) {
      int tasks = report.tasks().getOrDefault(TaskStatus.WAITING, 0);
      out.line(
          out.in(Style.ASKING, Quantity.of(tasks, "task") + (tasks == 1 ? " waits" : " wait"))
              + " for a person"
              + out.in(Style.FAINT, "   look  ")
              + typed.command("review"));
      out.line();
    }
  }

  private void stale(RunReport report) {
    int tasks = report.stages().stream().mapToInt(StageProgress::stale).sum();
    if (tasks > 0) {
      out.line(
          out.in(Style.NOTICE, Quantity.of(tasks, "locked task") + (tasks == 1 ? " is" : " are"))
              + out.in(Style.NOTICE, " stale")
              + ": the inputs moved on"
              + out.in(Style.FAINT, "   look  ")
              + typed.command("lock"));
      out.line();
    }
  }

  private void published(List<Published> published) {
    if (published.isEmpty()) {
      return;
    }
    int shown = published.size() <= MAX_PUBLISHED + 1 ? published.size() : MAX_PUBLISHED;
    for (int i = 0; i < shown; i++) {
      Published file = published.get(i);
      String size = out.in(Style.FAINT, "  " + Quantity.size(file.snapshot().size()));
      String label = i == 0 ? "published  " : "           ";
      line(out.in(Style.FAINT, label) + Harmless.line(file.path()) + size);
    }
    if (shown < published.size()) {
      line(out.in(Style.FAINT, "           … and " + (published.size() - shown) + " more"));
    }
    out.line();
  }

  /** What to try next, for people only. */
  private Optional<String> hint(RunReport report) {
    if (!out.isTerminal() || !typed.isKept()) {
      return Optional.empty();
    }
    return switch (report.status()) {
      case SUCCEEDED ->
          report.run().number() > 1
              ? report.stages().stream()
                  .filter(StageLine::isExecuted)
                  .map(StageProgress::stage)
                  .findFirst()
                  .map(stage -> "why did it run?  " + typed.why(stage))
              : Optional.empty();
      case CANCELLED -> Optional.of("the same command goes on where this one stopped");
      case FAILED, OPEN, SUPERSEDED, WAITING -> Optional.empty();
    };
  }

  private void line(String text) {
    out.line(Columns.cut(text, out.columns()));
  }
}
