package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.store.gc.Gc;
import io.kryptonx.engine.store.gc.GcReport;
import io.kryptonx.engine.store.gc.GcReport.Amount;
import io.kryptonx.engine.store.gc.GcReport.Verdict;
import java.util.List;

/** What was taken out of a store, or would be. */
public final class GcView {

  private static final int MAX_RUNS = 20;

  private final Output out;

  /** A view on {@code out}. */
  public GcView(Output out) {
    this.out = out;
  }

  /** Shows what gc did. */
  public void show(GcReport report) {
    runs(report.runs().stream().filter(v -> v.reason().stays()).toList(), "keeps", Style.KEPT);
    runs(
        report.runs().stream().filter(v -> !v.reason().stays()).toList(),
        report.dryRun() ? "would remove" : "removed",
        Style.NOTICE);
    if (!report.runs().isEmpty()) {
      out.line();
    }
    String verb = report.dryRun() ? "would free " : "freed ";
    out.line(
        out.in(Style.STRONG, verb + Quantity.size(report.swept().bytes()))
            + "   "
            + contents(report.swept())
            + and(report.results(), "result")
            + and(report.fileStates(), "remembered file"));
    if (report.compactedBytes() > 0) {
      out.line(
          out.in(Style.FAINT, "the database is smaller by ")
              + Quantity.size(report.compactedBytes()));
    }
    if (report.young().contents() > 0) {
      out.line(
          out.in(Style.FAINT, "left ")
              + contents(report.young())
              + out.in(
                  Style.FAINT,
                  " that nothing names, younger than "
                      + Gc.LONGEST_LEASE.toHours()
                      + "h: it may be in use"));
    }
    out.line(
        out.in(Style.GOOD, "✔ ") + "all that is needed is there: " + contents(report.reachable()));
    if (report.missing() > 0) {
      out.line(
          out.in(Style.NOTICE, "■ ")
              + Quantity.of(Math.toIntExact(report.missing()), "needed content")
              + " was missing before; kryptonx store check says which");
    }
  }

  private void runs(List<Verdict> verdicts, String verb, Style style) {
    int shown = verdicts.size() <= MAX_RUNS + 1 ? verdicts.size() : MAX_RUNS;
    for (Verdict verdict : verdicts.subList(0, shown)) {
      out.line(
          out.in(style, Columns.left(verb, 14))
              + verdict.run().run()
              + out.in(
                  Style.FAINT,
                  "  "
                      + verdict.run().status().label()
                      + (verdict.reason() == GcReport.Reason.REMOVED
                          ? ""
                          : ", " + verdict.reason().label())));
    }
    if (shown < verdicts.size()) {
      out.line(out.in(Style.FAINT, "              … and " + (verdicts.size() - shown) + " more"));
    }
  }

  private static String contents(Amount amount) {
    return Quantity.of(Math.toIntExact(amount.contents()), "content")
        + ", "
        + Quantity.size(amount.bytes());
  }

  private static String and(long count, String what) {
    return count == 0 ? "" : ", " + Quantity.of(Math.toIntExact(count), what);
  }
}
