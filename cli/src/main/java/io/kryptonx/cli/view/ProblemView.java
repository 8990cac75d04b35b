package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Related;
import io.kryptonx.model.problem.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The mistakes in a definition, each with the lines it stands in. */
public final class ProblemView {

  private final Output out;
  private final Path folder;
  private final ExcerptView excerpts;

  /**
   * A view of problems.
   *
   * @param folder the working folder, which the files of problems are named from
   */
  public ProblemView(Output out, Path folder) {
    this.out = out;
    this.folder = folder;
    this.excerpts = new ExcerptView(out, folder);
  }

  /** Shows those that kept something from running. */
  void show(List<Problem> problems) {
    list(problems);
    out.line(out.in(Style.STRONG, count(problems)) + "; nothing was run");
  }

  /** Shows each, parted by empty lines. */
  public void list(List<Problem> problems) {
    for (Problem problem : problems.stream().limit(Words.MAX_LISTED).toList()) {
      show(problem);
      out.line();
    }
    if (problems.size() > Words.MAX_LISTED) {
      out.line(Words.more(out, problems.size() - Words.MAX_LISTED, "finding"));
      out.line();
    }
  }

  /** How many there are of which severity. */
  public static String count(List<Problem> problems) {
    List<String> parts = new ArrayList<>();
    for (Severity severity : Severity.values()) {
      int count = (int) problems.stream().filter(p -> p.severity() == severity).count();
      if (count > 0) {
        parts.add(Quantity.of(count, word(severity)));
      }
    }
    return parts.isEmpty() ? "no mistakes" : String.join(", ", parts);
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "mistake";
      case WARNING -> "warning";
      case HINT -> "hint";
    };
  }

  private void show(Problem problem) {
    Style style = style(problem.severity());
    String place = named(problem.place());
    String severity = out.in(style, problem.severity().name().toLowerCase(Locale.ROOT));
    out.line(
        (place.isEmpty() ? "" : out.in(Style.STRONG, Harmless.line(place)) + "  ")
            + severity
            + " "
            + out.in(Style.FAINT, problem.code())
            + "  "
            + Harmless.line(problem.message()));
    excerpts.show(problem.place(), problem.value().orElse(""), style);
    problem.value().filter(v -> !v.isEmpty()).ifPresent(value -> detail("seen", value));
    problem.related().forEach(this::related);
    detail("why", problem.reason());
    detail("fix", problem.fix());
  }

  private void related(Related related) {
    detail("also", named(related.place()) + "  " + related.message());
    excerpts.show(related.place(), "", Style.KEPT);
  }

  /** Files in the working folder go by their name there, however they came to be known. */
  private String named(Place place) {
    String text = place.toString();
    String above = folder.toAbsolutePath().normalize() + "/";
    return text.startsWith(above) ? text.substring(above.length()) : text;
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

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.BAD;
      case WARNING -> Style.NOTICE;
      case HINT -> Style.KEPT;
    };
  }
}
