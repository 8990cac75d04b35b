package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.engine.lock.LockState;
import io.kryptonx.engine.report.LockReport;
import java.time.ZoneId;
import java.util.List;

/** What people pinned: as a table, and what was just pinned or let go. */
public final class LockView {

  private static final int MAX_NOTE = 60;

  private final Output out;
  private final Typed typed;
  private final ZoneId zone;

  /** A view on {@code out} for who lives in {@code zone}. */
  public LockView(Output out, Typed typed, ZoneId zone) {
    this.out = out;
    this.typed = typed;
    this.zone = zone;
  }

  /** Shows locks as a table. */
  public void list(List<LockReport> locks) {
    if (locks.isEmpty()) {
      out.line("nothing is locked");
      return;
    }
    Table table = new Table("stage", "item", "state", "run", "by", "since", "note");
    locks.stream().limit(Words.MAX_LISTED).forEach(lock -> table.row(cells(lock)));
    out.lines(table.lines(out));
    if (locks.size() > Words.MAX_LISTED) {
      out.line(Words.more(out, locks.size() - Words.MAX_LISTED, "lock"));
    }
    out.line();
    out.line(out.in(Style.FAINT, "  let go  ") + typed.command("unlock") + " STAGE ITEM");
  }

  private String[] cells(LockReport report) {
    return new String[] {
      out.in(Style.STRONG, Harmless.line(report.lock().task().stage())),
      Words.asked(report.lock().task()),
      state(report.state()),
      report.lock().run().text(),
      Harmless.line(report.decision().by()),
      RunWords.time(report.decision().at(), zone),
      Columns.cut(Harmless.line(report.decision().note()), MAX_NOTE)
    };
  }

  private String state(LockState state) {
    Style style =
        switch (state) {
          case NEW, HELD -> Style.PINNED;
          case STALE, ORPHANED -> Style.NOTICE;
          case BROKEN -> Style.ALARM;
        };
    return out.in(style, state.label());
  }

  /** Says what was locked. */
  public void locked(List<LockReport> locks) {
    told("locked", locks);
    out.line("from the next run on it stands as run " + locks.getFirst().lock().run() + " had it");
  }

  /** Says what was unlocked. */
  public void unlocked(List<LockReport> locks) {
    told("unlocked", locks);
    out.line("from the next run on it is made as its inputs say");
  }

  private void told(String what, List<LockReport> locks) {
    out.line(what + " " + Quantity.of(locks.size(), "task"));
    Words.tasks(out, locks.stream().map(report -> report.lock().task()).toList());
  }
}
