package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.engine.store.clean.CleanReport;
import io.kryptonx.engine.store.clean.CleanReport.Losses;
import io.kryptonx.engine.store.clean.CleanReport.Part;

/** What was deleted of a store, or would be. */
public final class CleanView {

  private final Output out;

  /** A view on {@code out}. */
  public CleanView(Output out) {
    this.out = out;
  }

  /** Shows it. */
  public void show(CleanReport report) {
    Table table = new Table("in the store", ">files", ">size");
    for (Part part : report.parts()) {
      table.row(part.name(), String.valueOf(part.files()), Quantity.size(part.bytes()));
    }
    out.lines(table.lines(out));
    out.line();
    report.losses().ifPresent(losses -> losses(losses, report.done()));
    if (!report.left().isEmpty()) {
      out.line(
          out.in(Style.FAINT, "stays, since it is not of the store: ")
              + Harmless.line(String.join(", ", report.left())));
    }
    String size = Quantity.size(report.bytes());
    out.line(
        report.done()
            ? out.in(Style.STRONG, "deleted " + size)
            : "nothing was deleted; to delete " + size + " add " + out.in(Style.STRONG, "--yes"));
  }

  private void losses(Losses losses, boolean done) {
    out.line(out.in(Style.NOTICE, done ? "lost" : "would be lost, and cannot be made again"));
    out.line(
        "  history      "
            + Quantity.of(losses.runs(), "run")
            + (losses.pipelines().isEmpty() ? "" : " of " + String.join(", ", losses.pipelines()))
            + (losses.imported() > 0 ? ", " + losses.imported() + " imported" : ""));
    out.line(
        "  publication  whether published files are ours ("
            + losses.published()
            + "): the next run will not write over those that differ");
    out.line("  recordings   " + losses.recordings() + ", what people decided and effects did");
    out.line("  locks        " + losses.locks());
    out.line();
  }
}
