package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.engine.report.WhyReport.Change;
import io.kryptonx.engine.report.WhyReport.Group;
import java.util.List;
import java.util.Optional;

/** Why tasks ran, or did not: a tree of what changed, down to its cause. */
public final class WhyView {

  private static final String SHA256 = "sha256:";
  private static final int DIGEST_HEX = 64;
  private static final int SHORT_HEX = 12;

  /** Longer values stand below each other. */
  private static final int MAX_BESIDE = 60;

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
    report.groups().forEach(this::show);
  }

  private void show(Group group) {
    StatusStyle status = StatusStyle.of(group.status());
    out.line();
    String mark = out.in(status.style(), status.mark() + " ");
    wrapped(mark, "  ", Harmless.line(group.summary()), status.style());
    wrapped("  ", "  ", Words.tasks(group.items()), Style.FAINT);
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
    if (isLong(change.before()) || isLong(change.after())) {
      line(branch + part);
      diff(change).forEach(text -> line(rail + text));
    } else {
      String line = branch + Columns.left(part, width) + "  " + values(change);
      boolean fits = Columns.of(line) <= out.columns();
      out.line(fits ? line : branch + part);
      if (!fits) {
        line(rail + change.before().map(v -> out.in(Style.BAD, "- " + value(v))).orElse(absent()));
        line(rail + change.after().map(v -> out.in(Style.GOOD, "+ " + value(v))).orElse(absent()));
      }
    }
    String indent = "";
    for (String cause : change.cause()) {
      String text = Harmless.line(cause);
      wrapped(rail + out.in(Style.FAINT, indent + "└─ "), rail + indent + "   ", text, Style.PLAIN);
      indent += "   ";
    }
  }

  private String values(Change change) {
    String before = change.before().map(v -> out.in(Style.BAD, value(v))).orElse(absent());
    String after = change.after().map(v -> out.in(Style.GOOD, value(v))).orElse(absent());
    return before + out.in(Style.FAINT, " → ") + after;
  }

  private String absent() {
    return out.in(Style.FAINT, "nothing");
  }

  private List<String> diff(Change change) {
    List<String> before = change.before().stream().flatMap(String::lines).toList();
    List<String> after = change.after().stream().flatMap(String::lines).toList();
    if (Math.max(before.size(), after.size()) > LineDiff.MAX_LINES) {
      return List.of(before.size() + " lines → " + after.size() + " lines");
    }
    return LineDiff.of(before, after).stream().map(this::styled).toList();
  }

  private String styled(LineDiff.Line line) {
    Style style =
        switch (line.sign()) {
          case '-' -> Style.BAD;
          case '+' -> Style.GOOD;
          default -> Style.FAINT;
        };
    return out.in(style, line.sign() + " " + Harmless.line(line.text().replace("\t", "  ")));
  }

  private static boolean isLong(Optional<String> value) {
    return value
        .map(String::strip)
        .filter(text -> text.indexOf('\n') >= 0 || text.length() > MAX_BESIDE && !isDigest(text))
        .isPresent();
  }

  private static boolean isDigest(String text) {
    String hex = bare(text);
    return hex.length() == DIGEST_HEX && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }

  private static String bare(String text) {
    return text.startsWith(SHA256) ? text.substring(SHA256.length()) : text;
  }

  private static String value(String text) {
    return isDigest(text)
        ? bare(text).substring(0, SHORT_HEX)
        : text.isEmpty() ? "''" : Harmless.line(text.strip());
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
