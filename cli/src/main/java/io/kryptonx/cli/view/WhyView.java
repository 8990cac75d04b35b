package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.engine.report.WhyReport.Change;
import io.kryptonx.engine.report.WhyReport.Group;

/** Why tasks ran, or did not: a tree of what changed, down to its cause. */
public final class WhyView {

  private final Output out;

  /** A view on {@code out}. */
  public WhyView(Output out) {
    this.out = out;
  }

  /** Shows an answer. */
  public void show(WhyReport report) {
    String compared =
        report
            .comparedWith()
            .map(run -> ", compared with " + run)
            .orElse(", the first of its kind");
    out.line(
        out.in(Style.STRONG, Harmless.line(report.stage()))
            + out.in(Style.FAINT, " in " + report.run() + compared));
    if (report.groups().isEmpty()) {
      out.line();
      out.line("no tasks");
    }
    boolean several = report.groups().stream().anyMatch(g -> !g.stage().equals(report.stage()));
    String above = several ? "" : report.stage();
    int shown = Math.min(report.groups().size(), Words.MAX_LISTED);
    for (Group group : report.groups().subList(0, shown)) {
      if (!group.stage().equals(above)) {
        out.line();
        out.line(out.in(Style.STRONG, Harmless.line(group.stage())));
        above = group.stage();
      }
      show(group);
    }
    if (shown < report.groups().size()) {
      out.line();
      line(Words.more(out, report.groups().size() - shown, "answer"));
    }
  }

  private void show(Group group) {
    StatusStyle status = StatusStyle.of(group.status());
    out.line();
    String mark = out.in(status.style(), status.mark() + " ");
    wrapped(mark, "  ", Harmless.line(group.summary()), status.style());
    wrapped("  ", "  ", Words.tasks(group.tasks()), Style.FAINT);
    int width = group.changes().stream().mapToInt(c -> c.part().length()).max().orElse(0);
    for (int i = 0; i < group.changes().size(); i++) {
      boolean last = i == group.changes().size() - 1;
      change(group.changes().get(i), width, last);
    }
    if (!group.note().isBlank()) {
      Harmless.lines(group.note()).lines().forEach(n -> wrapped("  ", "  ", n, Style.FAINT));
    }
  }

  private void change(Change change, int width, boolean last) {
    String branch = out.in(Style.FAINT, last ? "  └─ " : "  ├─ ");
    String rail = last ? "     " : out.in(Style.FAINT, "  │") + "  ";
    String part = Harmless.line(change.part());
    ChangedValue value = new ChangedValue(out, change.before(), change.after());
    String line = branch + Columns.left(part, width) + "  " + value.beside();
    boolean fits = !value.isLong() && Columns.of(line) <= out.columns();
    out.line(fits ? line : Columns.cut(branch + part, out.columns()));
    if (!fits) {
      value.below().forEach(text -> line(rail + text));
    }
    String indent = "";
    for (String cause : change.cause()) {
      String text = Harmless.line(cause);
      wrapped(rail + out.in(Style.FAINT, indent + "└─ "), rail + indent + "   ", text, Style.PLAIN);
      indent += "   ";
    }
  }

  /** Text after {@code first}, its further lines after {@code more}. */
  private void wrapped(String first, String more, String text, Style style) {
    int columns = Math.max(20, out.columns() - Columns.of(first));
    String start = first;
    for (String line : Columns.wrap(text, columns)) {
      line(start + out.in(style, line));
      start = more;
    }
  }

  private void line(String text) {
    out.line(Columns.cut(text, out.columns()));
  }
}
