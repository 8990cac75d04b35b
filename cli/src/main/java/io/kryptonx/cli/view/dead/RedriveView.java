package io.kryptonx.cli.view.dead;

import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.cli.view.PlanView;
import io.kryptonx.cli.view.Words;
import io.kryptonx.engine.report.DeadLetterReport.RedrivePlan;

/** What a redrive would do. */
public final class RedriveView {

  private final Output out;

  /** A view on {@code out}. */
  public RedriveView(Output out) {
    this.out = out;
  }

  /** Shows a plan. */
  public void show(RedrivePlan plan) {
    if (plan.plan().isEmpty()) {
      nothing();
      return;
    }
    out.line(
        "would do "
            + out.in(Style.STRONG, Quantity.of(plan.redriven().size(), "dead letter"))
            + " again"
            + (plan.kept() == 0 ? "" : "; " + plan.kept() + " would stay as they are"));
    Words.tasks(out, plan.redriven().stream().map(report -> report.letter().task()).toList());
    out.line();
    new PlanView(out).show(plan.plan().get());
  }

  /** Nothing is to be done again. */
  public void nothing() {
    out.line("no dead letter is meant; nothing to do again");
  }
}
