package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.store.check.Damage;
import io.kryptonx.engine.store.check.Damage.Kind;
import io.kryptonx.engine.store.check.StoreCheckReport;
import java.util.EnumSet;
import java.util.Set;

/** What a check of a store found. */
public final class StoreCheckView {

  private static final int MAX_SHOWN = 50;
  private static final Set<Kind> CONTENTS = EnumSet.of(Kind.MISSING, Kind.CORRUPT);

  private final Output out;

  /** A view on {@code out}. */
  public StoreCheckView(Output out) {
    this.out = out;
  }

  /** Shows it. */
  public void show(StoreCheckReport report) {
    report.damages().stream().limit(MAX_SHOWN).forEach(this::damage);
    long more = report.damaged() - Math.min(MAX_SHOWN, report.damages().size());
    if (more > 0) {
      out.line(out.in(Style.FAINT, "… and " + more + " more; --json lists a thousand of them"));
    }
    if (!report.isGood()) {
      out.line();
    }
    out.line(
        "%s with %d entries%s, %s (%s)%s, %d results, %d published"
            .formatted(
                Quantity.of(Math.toIntExact(report.runs()), "run"),
                report.entries(),
                report.removed() > 0 ? " and " + report.removed() + " removed" : "",
                Quantity.of(Math.toIntExact(report.contents().contents()), "content"),
                Quantity.size(report.contents().bytes()),
                report.bytesRead() ? "" : " not read",
                report.results(),
                report.published()));
    if (report.orphans().contents() > 0) {
      out.line(
          out.in(
              Style.FAINT,
              "%s (%s) that nothing names; %s"
                  .formatted(
                      Quantity.of(Math.toIntExact(report.orphans().contents()), "content"),
                      Quantity.size(report.orphans().bytes()),
                      has(report, EnumSet.of(Kind.JOURNAL))
                          ? "what cannot be read may do so"
                          : "kryptonx gc takes it away")));
    }
    if (report.interrupted() > 0) {
      out.line(out.in(Style.FAINT, "an interrupted gc is to be completed: kryptonx gc"));
    }
    out.line(
        report.isGood()
            ? out.in(Style.GOOD, "✔ the store is good")
            : out.in(Style.ALARM, "✘ " + report.damaged() + " damaged") + remedy(report));
  }

  private static String remedy(StoreCheckReport report) {
    return has(report, CONTENTS)
        ? "; what pure stages made is made again by the run that needs it"
        : "; what to do: kryptonx explain STORE_CORRUPT";
  }

  private static boolean has(StoreCheckReport report, Set<Kind> kinds) {
    return report.damages().stream().anyMatch(damage -> kinds.contains(damage.kind()));
  }

  private void damage(Damage damage) {
    out.line(
        out.in(Style.BAD, "✘ ")
            + Harmless.line(damage.where())
            + "  "
            + Harmless.line(damage.what())
            + damage
                .file()
                .filter(file -> !file.equals(damage.where()))
                .map(file -> out.in(Style.FAINT, "  in " + Harmless.line(file)))
                .orElse(""));
  }
}
