package io.kryptonx.definition.problem;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a definition around a problem, for showing: the line itself and up to {@value
 * #BEFORE} before it.
 *
 * @param firstLine the number of the first line, from 1
 * @param lines without their ends; the last one has the problem
 * @param column where the marked value begins in the last line, in characters from 1
 * @param width how many characters are marked, at least 1
 */
public record SourceExcerpt(int firstLine, List<String> lines, int column, int width) {

  private static final int BEFORE = 1;
  private static final int MAX_WIDTH = 160;
  private static final int MIN_SHOWN = 40;

  public SourceExcerpt {
    lines = List.copyOf(lines);
  }

  /** The excerpt for a problem; none where its line is not known. */
  public static Optional<SourceExcerpt> of(SourceText source, Problem problem) {
    return of(source, problem.place(), problem.value().orElse(""));
  }

  /** The excerpt for a place where {@code value} stands; none where its line is not known. */
  public static Optional<SourceExcerpt> of(SourceText source, Place place, String value) {
    int line = place.line();
    if (line < 1 || line > source.lines().size()) {
      return Optional.empty();
    }
    int first = line;
    while (first > 1 && line - first < BEFORE && !source.line(first - 1).isBlank()) {
      first--;
    }
    String text = source.line(line);
    int column = Math.min(Math.max(1, place.column()), text.codePointCount(0, text.length()) + 1);
    int width = width(text, column, value);
    return Optional.of(
        new SourceExcerpt(first, masked(source.lines().subList(first - 1, line)), column, width));
  }

  /** Who looks at a problem, such as in the log of a build, need not see secrets beside it. */
  private static List<String> masked(List<String> lines) {
    return lines.stream().map(SecretText::masked).toList();
  }

  /** As text: each line with its number, then the marker. Long lines are cut around it. */
  public String text() {
    SourceExcerpt narrow = narrowed(MAX_WIDTH);
    int last = narrow.firstLine + narrow.lines.size() - 1;
    int digits = Math.max(4, Integer.toString(last).length());
    List<String> shown = new ArrayList<>();
    for (int number = narrow.firstLine; number <= last; number++) {
      String left = " ".repeat(digits - Integer.toString(number).length()) + number;
      shown.add((left + " | " + narrow.lines.get(number - narrow.firstLine)).stripTrailing());
    }
    shown.add(" ".repeat(digits) + " | " + narrow.indent() + "^".repeat(narrow.width));
    return String.join("\n", shown);
  }

  /**
   * The same with lines of at most {@code columns} characters, and an ellipsis where they were cut.
   * Where the marker stands further right than that, its own line alone, around the marker.
   */
  public SourceExcerpt narrowed(int columns) {
    int from = column <= Math.max(1, columns - MIN_SHOWN) ? 0 : Math.max(0, column - MIN_SHOWN);
    List<String> kept = from > 0 ? List.of(lines.getLast()) : lines;
    int at = column - from + (from > 0 ? 1 : 0);
    return new SourceExcerpt(
        firstLine + lines.size() - kept.size(),
        kept.stream().map(line -> cut(line, from, columns)).toList(),
        at,
        Math.max(1, Math.min(width, columns - at + 2)));
  }

  /** What stands before the marker: tabs stay tabs, so that it lines up. */
  private String indent() {
    StringBuilder indent = new StringBuilder();
    lines
        .getLast()
        .codePoints()
        .limit(column - 1L)
        .forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
    return indent.toString();
  }

  private static String cut(String line, int from, int columns) {
    int length = line.codePointCount(0, line.length());
    int start = line.offsetByCodePoints(0, Math.min(from, length));
    int end = line.offsetByCodePoints(0, Math.min(from + columns, length));
    return (from > 0 ? "…" : "") + line.substring(start, end) + (end < line.length() ? "…" : "");
  }

  /** The value where it stands as written, else the word at that place. */
  private static int width(String line, int column, String value) {
    String rest = line.substring(line.offsetByCodePoints(0, column - 1));
    int quote = rest.startsWith("\"") || rest.startsWith("'") ? 1 : 0;
    if (!value.isEmpty() && rest.startsWith(value, quote)) {
      return value.codePointCount(0, value.length()) + 2 * quote;
    }
    int closed = quote == 1 ? rest.indexOf(rest.charAt(0), 1) : -1;
    if (closed > 0) {
      return rest.codePointCount(0, closed + 1);
    }
    int end = rest.startsWith("${") ? rest.indexOf('}') + 1 : 0;
    while (end < rest.length() && " ,:{}[]".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return Math.max(1, rest.codePointCount(0, end));
  }
}
