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
          entry.mode().label(),
          entry.state().label(),
          entry.run().text(),
          String.valueOf(entry.attempt()),
          RunWords.time(entry.time(), zone),
          entry.key().toString());
    }
    out.lines(table.lines(out));
  }

  /** Shows all that is known of them. */
  public void details(List<EffectLedger.Entry> entries) {
    if (entries.isEmpty()) {
      out.line(out.in(Style.FAINT, "no effects"));
    }
    for (EffectLedger.Entry entry : entries) {
      String item = entry.item().isEmpty() ? "" : " [" + entry.item() + "]";
      out.line(out.in(Style.STRONG, entry.stage() + item));
      out.line("  key         " + entry.key());
      out.line("  effect      " + entry.mode().label());
      out.line("  on_unknown  " + entry.onUnknown().label());
      out.line("  state       " + meaning(entry.state()));
      out.line("  doubts      " + entry.doubts());
      out.line("  run         " + entry.run().text() + ", attempt " + entry.attempt());
      out.line("  time        " + RunWords.time(entry.time(), zone));
      if (entry.needsDecision()) {
        out.line("  look at the other side for the key, then say what is true:");
        out.line("    kryptonx effects settle " + entry.key() + " --acted --note '…'");
        out.line("    kryptonx effects settle " + entry.key() + " --not-acted --note '…'");
      }
    }
  }

  private static String meaning(EffectLedger.State state) {
    return state.label()
        + switch (state) {
          case INTENDED -> ": it may be under way";
          case DONE -> ": it acted";
          case UNKNOWN -> ": nobody knows whether it acted";
          case FAILED -> ": it did not act, or said so";
          case RESEND -> ": it acts in the next run";
          case REMOVED -> ": its item went away, and it was taken back";
        };
  }

  /** Says what is known from now on. */
  public void settled(List<EffectLedger.Entry> entries) {
    for (EffectLedger.Entry entry : entries) {
      String item = entry.item().isEmpty() ? "" : " [" + entry.item() + "]";
      out.line(entry.stage() + item + " is " + meaning(entry.state()) + "; kryptonx run goes on");
    }
  }

  /** Says what the next run will do. */
  public void resent(List<EffectLedger.Entry> entries) {
    out.line(
        entries.size() == 1
            ? "the next run acts again: " + entries.getFirst().stage()
            : "the next run acts again: " + entries.size() + " effects");
  }
}
