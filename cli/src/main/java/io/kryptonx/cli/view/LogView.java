package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.model.task.Cost;
import java.util.List;

/** What tasks printed, each under a line that says which. */
public final class LogView {

  private final Output out;

  /** A view on {@code out}. */
  public LogView(Output out) {
    this.out = out;
  }

  /** Shows output; of one task it stands alone, so that it can be piped on. */
  public void show(String stage, List<LogReport> logs) {
    if (logs.isEmpty()) {
      out.line(out.in(Style.FAINT, Harmless.line(stage) + " has no tasks in this run"));
      return;
    }
    boolean first = true;
    for (LogReport log : logs) {
      if (!first) {
        out.line();
      }
      first = false;
      show(log);
    }
  }

  private void show(LogReport log) {
    StatusStyle status = StatusStyle.of(log.status());
    String note = log.note().isEmpty() ? "" : ", " + Harmless.line(log.note());
    String cost = log.costMicros() == 0 ? "" : ", cost " + Cost.text(log.costMicros());
    out.line(
        Words.task(out, log.task())
            + "  "
            + out.in(status.style(), status.word())
            + out.in(Style.FAINT, ", attempt " + log.attempt() + cost + note));
    String text = Harmless.lines(log.text()).stripTrailing();
    if (text.isEmpty()) {
      out.line(out.in(Style.FAINT, "  printed nothing"));
    } else {
      text.lines().forEach(line -> out.line(out.in(Style.FAINT, "  │ ") + line));
    }
  }
}
