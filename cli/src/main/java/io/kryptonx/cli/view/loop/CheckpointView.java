package io.kryptonx.cli.view.loop;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.CheckpointReport.Entry;

/** What an iteration of a loop began with and made. */
public final class CheckpointView {

  private final Output out;

  /** A view on {@code out}. */
  public CheckpointView(Output out) {
    this.out = out;
  }

  /** Lists it. */
  public void show(CheckpointReport report) {
    out.line(
        Words.task(out, report.loop())
            + out.in(Style.FAINT, ", iteration " + report.iteration() + " in " + report.run()));
    out.line();
    Table table = new Table(" ", "file", "type", ">size", "digest");
    int shown = Math.min(report.entries().size(), Words.MAX_LISTED);
    for (Entry entry : report.entries().subList(0, shown)) {
      table.row(
          entry.result() ? out.in(Style.GOOD, "▸") : " ",
          Harmless.line(entry.path()),
          entry.snapshot().type().name(),
          Quantity.size(entry.snapshot().size()),
          entry.snapshot().digest().shortHex());
    }
    out.lines(table.lines(out));
    if (shown < report.entries().size()) {
      out.line(Words.more(out, report.entries().size() - shown, "file"));
    }
  }

  /** Says that it was written. */
  public void wrote(CheckpointReport report, String folder) {
    long size = report.entries().stream().mapToLong(entry -> entry.snapshot().size()).sum();
    out.line(
        "wrote %s, %s, %s"
            .formatted(
                Harmless.line(folder),
                Quantity.of(report.entries().size(), "file"),
                Quantity.size(size)));
  }
}
