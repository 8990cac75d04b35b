package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.definition.problem.SourceExcerpt;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The mistakes in a definition, each with the lines it stands in. */
final class ProblemView {

  private final Output out;
  private final SourceLines sources;

  ProblemView(Output out, Path folder) {
    this.out = out;
    this.sources = new SourceLines(folder);
  }

  void show(List<Problem> problems) {
    for (Problem problem : problems) {
      show(problem);
      out.line();
    }
    int errors = (int) problems.stream().filter(Problem::isError).count();
    int others = problems.size() - errors;
    String count = Quantity.of(errors, "mistake");
    String and = others == 0 ? "" : ", " + Quantity.of(others, "warning");
    out.line(out.in(Style.STRONG, count + and) + "; nothing was run");
  }

  private void show(Problem problem) {
    String place = problem.place().toString();
    String severity =
        out.in(
            style(problem.severity()),
            problem.severity().name().toLowerCase(java.util.Locale.ROOT));
    out.line(
        (place.isEmpty() ? "" : out.in(Style.STRONG, Harmless.line(place)) + "  ")
            + severity
            + " "
            + out.in(Style.FAINT, problem.code())
            + "  "
            + Harmless.line(problem.message()));
    excerpt(problem);
    problem.value().filter(v -> !v.isEmpty()).ifPresent(value -> detail("seen", value));
    detail("why", problem.reason());
    detail("fix", problem.fix());
  }

  private void excerpt(Problem problem) {
    Optional<SourceExcerpt> found =
        sources.of(problem.place().file()).flatMap(source -> SourceExcerpt.of(source, problem));
    if (found.isEmpty()) {
      return;
    }
    SourceExcerpt excerpt = found.get();
    int last = excerpt.firstLine() + excerpt.lines().size() - 1;
    int gutter = String.valueOf(last).length();
    for (int i = 0; i < excerpt.lines().size(); i++) {
      String number = Columns.right(String.valueOf(excerpt.firstLine() + i), gutter);
      out.line(out.in(Style.FAINT, "  " + number + " │ ") + fitted(excerpt.lines().get(i)));
    }
    String line = excerpt.lines().getLast();
    String before = line.substring(0, line.offsetByCodePoints(0, excerpt.column() - 1));
    String marks = out.in(style(problem.severity()), "^".repeat(excerpt.width()));
    out.line(
        out.in(Style.FAINT, "  " + " ".repeat(gutter) + " │ ")
            + cut(" ".repeat(Columns.of(shown(before))) + marks));
  }

  private void detail(String label, String text) {
    if (text.isBlank()) {
      return;
    }
    String start = "  " + Columns.left(label, 4) + "  ";
    for (String line : Harmless.lines(text.strip()).split("\n")) {
      out.line(out.in(Style.FAINT, start) + line);
      start = " ".repeat(start.length());
    }
  }

  private String fitted(String line) {
    return cut(shown(line));
  }

  private String cut(String line) {
    return Columns.cut(line, Math.max(10, out.columns() - 10));
  }

  /** One column for a tab, so that the caret stands where the place says. */
  private static String shown(String line) {
    return Harmless.line(line.replace('\t', ' '));
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.BAD;
      case WARNING -> Style.NOTICE;
      case HINT -> Style.KEPT;
    };
  }
}
