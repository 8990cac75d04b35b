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
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;

/** Snapshots as a table. */
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
    boolean several = report.entries().stream().map(Entry::node).distinct().count() > 1;
    List<String> headings =
        new ArrayList<>(List.of("item", "output", "status", "type", ">size", "digest", "event"));
    if (several) {
      headings.addFirst("node");
    }
    boolean costs = report.entries().stream().anyMatch(entry -> entry.costMicros() > 0);
    if (costs) {
      headings.add(">cost");
    }
    Table table = new Table(headings.toArray(String[]::new));
    for (Entry entry : report.entries()) {
      List<String> cells = new ArrayList<>(cells(entry));
      if (several) {
        cells.addFirst(Harmless.line(entry.node()));
      }
      if (costs) {
        cells.add(Cost.text(entry.costMicros()));
      }
      table.row(cells.toArray(String[]::new));
    }
    out.lines(table.lines(out));
    for (AssetReport.Overdue overdue : report.overdue()) {
      out.line(
          "%s is %s old, and should be at most %s (freshness)"
              .formatted(
                  Harmless.line(overdue.stage()),
                  Quantity.duration(overdue.age().toMillis()),
                  Quantity.duration(overdue.freshness().toMillis())));
    }
  }

  private List<String> cells(Entry entry) {
    return List.of(
        entry.asked().isEmpty() ? out.in(Style.FAINT, "–") : Harmless.line(entry.asked()),
        Harmless.line(entry.output()),
        entry
            .status()
            .map(status -> status(status, entry.stale()))
            .orElse(out.in(Style.FAINT, "source")),
        entry.snapshot().map(s -> s.type().name()).orElse(""),
        entry.snapshot().map(s -> Quantity.size(s.size())).orElse(""),
        entry.snapshot().map(Snapshot::digest).map(d -> d.shortHex()).orElse(""),
        out.in(Style.FAINT, entry.event().map(Object::toString).orElse("")));
  }

  private String status(TaskStatus status, boolean stale) {
    StatusStyle style = StatusStyle.of(status);
    return out.in(style.style(), style.word()) + (stale ? out.in(Style.NOTICE, " stale") : "");
  }

  private static String snapshots(int count) {
    return count == 1 ? "1 entry" : count + " entries";
  }
}
