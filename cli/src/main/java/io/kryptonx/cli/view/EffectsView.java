package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.storage.EffectLedger;
import java.time.ZoneId;
import java.util.List;

/** What became of effects, as a table. */
public final class EffectsView {

  private final Output out;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public EffectsView(Output out, ZoneId zone) {
    this.out = out;
    this.zone = zone;
  }

  /** Shows them in their order. */
  public void show(List<EffectLedger.Entry> entries) {
    if (entries.isEmpty()) {
      out.line(out.in(Style.FAINT, "no effects"));
      return;
    }
    Table table = new Table("stage", "item", "mode", "state", "run", ">attempt", "time", "key");
    for (EffectLedger.Entry entry : entries) {
      table.row(
          out.in(Style.STRONG, entry.stage()),
          entry.item(),
          entry.effect().mode().label(),
          entry.state().label(),
          entry.run().text(),
          String.valueOf(entry.attempt()),
          RunWords.time(entry.time(), zone),
          entry.key().toString());
    }
    out.lines(table.lines(out));
  }

  /** Says what the next run will do. */
  public void resent(List<EffectLedger.Entry> entries) {
    out.line(
        entries.size() == 1
            ? "the next run acts again: " + entries.getFirst().stage()
            : "the next run acts again: " + entries.size() + " effects");
  }
}
