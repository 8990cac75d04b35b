package io.kryptonx.definition.problem;

import io.kryptonx.model.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/** A problem as plain text for people. */
public final class ProblemText {

  private ProblemText() {}

  /**
   * Place, code and message on the first line, then the excerpt, the reason and the fix. Ends with
   * no line break.
   */
  public static String of(Problem problem, Optional<SourceExcerpt> excerpt) {
    StringBuilder text = new StringBuilder();
    text.append(problem.place())
        .append(": ")
        .append(problem.severity().name().toLowerCase(Locale.ROOT))
        .append(' ')
        .append(problem.code())
        .append(": ")
        .append(problem.message());
    excerpt.ifPresent(lines -> text.append('\n').append(lines.text()));
    problem
        .related()
        .forEach(each ->
            text.append("\n  see: ").append(each.place()).append(": ").append(each.message()));
    return text.append("\n  why: ")
        .append(problem.reason())
        .append("\n  fix: ")
        .append(problem.fix())
        .toString();
  }
}
