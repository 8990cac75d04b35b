package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.RunHeader;
import java.time.ZoneId;
import java.util.List;

/** Past runs as a table. */
public final class RunListView {

  private final Output out;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public RunListView(Output out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  /**
   * Shows runs, in their order.
   *
   * @param all how many there are, shown or not
   */
  public void show(List<RunHeader> runs, int all) {
    if (runs.isEmpty()) {
      out.line(out.in(Style.FAINT, "no runs yet; start one with: kryptonx run"));
      return;
    }
    Table table =
        new Table("run", "status", "started", ">duration", "tasks", ">published", "digest");
    for (RunHeader run : runs) {
      table.row(
          out.in(Style.STRONG, run.run().text()),
          RunWords.status(out, run),
          RunWords.time(run.started(), zone),
          RunWords.duration(run),
          run.tally().map(tally -> Words.counts(out, tally.tasks())).orElse(""),
          run.tally().map(tally -> String.valueOf(tally.published())).orElse(""),
          run.manifest().map(Digest::shortHex).orElse(""));
    }
    out.lines(table.lines(out));
    if (runs.size() < all) {
      out.line(
          out.in(Style.FAINT, "… and " + (all - runs.size()) + " more; --limit 0 lists them all"));
    }
  }
}
