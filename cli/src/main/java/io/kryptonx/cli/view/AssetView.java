package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.AssetReport.Entry;
import io.kryptonx.model.asset.Snapshot;

/** The snapshots of a source or stage as a table. */
public final class AssetView {

  private final Output out;

  /** A view on {@code out}. */
  public AssetView(Output out) {
    this.out = out;
  }

  /** Shows snapshots. */
  public void show(AssetReport report) {
    int count = report.entries().size();
    out.line(
        out.in(Style.STRONG, Harmless.line(report.node()))
            + out.in(Style.FAINT, " in " + report.run() + ", " + snapshots(count)));
    if (count == 0) {
      return;
    }
    out.line();
    Table table = new Table("item", "output", "status", "type", ">size", "digest", "event");
    for (Entry entry : report.entries()) {
      table.row(
          entry.item().isEmpty() ? out.in(Style.FAINT, "–") : Harmless.line(entry.item().text()),
          Harmless.line(entry.output()),
          entry.status().map(this::status).orElse(out.in(Style.FAINT, "source")),
          entry.snapshot().map(s -> s.type().name()).orElse(""),
          entry.snapshot().map(s -> Quantity.size(s.size())).orElse(""),
          entry.snapshot().map(Snapshot::digest).map(d -> d.shortHex()).orElse(""),
          out.in(Style.FAINT, entry.event().map(Object::toString).orElse("")));
    }
    out.lines(table.lines(out));
  }

  private String status(io.kryptonx.model.task.TaskStatus status) {
    StatusStyle style = StatusStyle.of(status);
    return out.in(style.style(), style.word());
  }

  private static String snapshots(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }
}
