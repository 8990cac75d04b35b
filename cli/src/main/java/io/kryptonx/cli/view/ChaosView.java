package io.kryptonx.cli.view;

import io.kryptonx.cli.session.Typed;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.terminal.Table;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.ChaosReport.Faults;
import io.kryptonx.engine.report.ChaosReport.Seed;
import java.util.List;

/** What came of running a pipeline under faults. */
public final class ChaosView {

  private static final int MAX_SHOWN = 20;

  private final Output out;
  private final Typed typed;
  private final String options;

  /**
   * A view on {@code out}.
   *
   * @param options as they were typed, each with a blank before it, of which it depends what is run
   */
  public ChaosView(Output out, Typed typed, String options) {
    this.out = out;
    this.typed = typed;
    this.options = options;
  }

  /** Shows it. */
  public void show(ChaosReport report) {
    out.line(
        "calm run  "
            + out.in(Style.STRONG, report.calm().shortHex())
            + "  "
            + report.status().label()
            + ", "
            + Quantity.of(report.tasks(), "task")
            + " with outputs");
    List<Seed> different = report.seeds().stream().filter(seed -> !report.isEqual(seed)).toList();
    List<Seed> shown = different.isEmpty() ? report.seeds() : different;
    Table table = new Table("", "digest", ">attempts", ">crashes", ">failures", ">delays", ">lost");
    shown.stream().limit(MAX_SHOWN).forEach(seed -> row(table, seed, report.isEqual(seed)));
    out.line();
    out.lines(table.lines(out));
    if (shown.size() > MAX_SHOWN) {
      out.line(
          out.in(
              Style.FAINT, "… and " + (shown.size() - MAX_SHOWN) + " more; --json lists them all"));
    }
    different.stream().findFirst().ifPresent(this::first);
    out.line();
    verdict(report, different.size());
  }

  private void row(Table table, Seed seed, boolean same) {
    Faults faults = seed.faults();
    table.row(
        (same ? out.in(Style.GOOD, "✔ ") : out.in(Style.BAD, "✘ ")) + "seed " + seed.seed(),
        seed.digest().shortHex(),
        String.valueOf(seed.executed()),
        String.valueOf(faults.crashes()),
        String.valueOf(faults.failures()),
        String.valueOf(faults.delays()),
        String.valueOf(faults.lost()));
  }

  private void first(Seed seed) {
    out.line();
    out.line("seed " + seed.seed() + out.in(Style.FAINT, "  " + seed.around()));
    seed.first().ifPresent(finding -> new VerifyView(out).finding(finding));
    seed.outside()
        .ifPresent(file ->
            out.line(
                "  "
                    + Harmless.line(file)
                    + " was left otherwise outside: the effect does not come out the same when it"
                    + " is repeated with the same key"));
    if (seed.differing() > 1) {
      out.line(out.in(Style.FAINT, "  … and " + (seed.differing() - 1) + " more tasks differ"));
    }
    out.line();
    out.line(
        "once more: "
            + typed.command("chaos")
            + options
            + " --seed "
            + seed.seed()
            + " --seeds 1; for the cause: "
            + typed.command("run")
            + ", then "
            + typed.command("verify")
            + " --perturb");
  }

  private void verdict(ChaosReport report, int different) {
    String again = "recomputed " + report.recomputed() + " of " + report.tasks();
    String runs = Quantity.of(report.seeds().size(), "run");
    out.line(
        switch (report.verdict()) {
          case EQUAL ->
              out.in(Style.GOOD, "✔ equal")
                  + "  "
                  + runs
                  + " under faults, each as the calm one, "
                  + again;
          case ENGINE_ONLY ->
              out.in(Style.NOTICE, "✔ engine only")
                  + "  "
                  + runs
                  + " under faults, each as the calm one; no work was done twice, so that only"
                  + " the engine was put to the test";
          case DIFFERENT ->
              out.in(Style.ALARM, "✘ different")
                  + "  "
                  + different
                  + " of "
                  + runs
                  + " under faults came out otherwise, "
                  + again;
        });
  }
}
