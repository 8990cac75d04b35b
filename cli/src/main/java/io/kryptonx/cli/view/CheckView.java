package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.check.CheckReport;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;

/** What a check found, for people. */
public final class CheckView {

  private final Output out;
  private final Path folder;

  /**
   * A view on {@code out}.
   *
   * @param folder the working folder, which files are named from
   */
  public CheckView(Output out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Shows a report. */
  public void show(CheckReport report) {
    new ProblemView(out, folder).list(report.problems());
    boolean wrong = report.count(Severity.ERROR) > 0;
    String mark = wrong ? out.in(Style.BAD, "✘") : out.in(Style.GOOD, "✔");
    String name = report.pipeline().isEmpty() ? report.file() : report.pipeline();
    out.line(
        mark
            + " "
            + out.in(Style.STRONG, Harmless.line(name))
            + "  "
            + ProblemView.count(report.problems()));
    if (!report.problems().isEmpty()) {
      String code =
          Collections.min(report.problems(), Comparator.comparing(Problem::severity)).code();
      out.line(out.in(Style.FAINT, "  kryptonx explain " + code + " says more"));
    }
  }
}
