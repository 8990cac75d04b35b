package io.kryptonx.definition.problem;

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

  public SourceExcerpt {
    lines = List.copyOf(lines);
  }

  /** The excerpt for a problem; none where its line is not known. */
  public static Optional<SourceExcerpt> of(SourceText source, Problem problem) {
    int line = problem.place().line();
    if (line < 1 || line > source.lines().size()) {
      return Optional.empty();
    }
    int first = line;
    while (first > 1 && line - first < BEFORE && !source.line(first - 1).isBlank()) {
      first--;
    }
    String text = source.line(line);
    int column = Math.min(problem.place().column(), text.codePointCount(0, text.length()) + 1);
    int width = problem.value().map(value -> width(text, column, value)).orElse(1);
    return Optional.of(
        new SourceExcerpt(first, source.lines().subList(first - 1, line), column, width));
  }

  /** As text: each line with its number, then the marker. */
  public String text() {
    int last = firstLine + lines.size() - 1;
    int digits = Math.max(4, Integer.toString(last).length());
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      shown.add(" ".repeat(digits - Integer.toString(firstLine + i).length()) + (firstLine + i));
      shown.set(i, shown.get(i) + " | " + cut(lines.get(i)));
    }
    if (column <= MAX_WIDTH) {
      int marks = Math.min(width, MAX_WIDTH + 1 - column);
      shown.add(" ".repeat(digits) + " | " + indent(lines.getLast()) + "^".repeat(marks));
    }
    return String.join("\n", shown.stream().map(String::stripTrailing).toList());
  }

  /** What stands before the marker: tabs stay tabs, so that it lines up. */
  private String indent(String line) {
    StringBuilder indent = new StringBuilder();
    line.codePoints().limit(column - 1L).forEach(c -> indent.append(c == '\t' ? '\t' : ' '));
    return indent.toString();
  }

  private static String cut(String line) {
    return line.codePointCount(0, line.length()) <= MAX_WIDTH
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MAX_WIDTH)) + "…";
  }

  /** The value where it stands as written, else the word at that place. */
  private static int width(String line, int column, String value) {
    String rest = line.substring(line.offsetByCodePoints(0, column - 1));
    int quote = rest.startsWith("\"") || rest.startsWith("'") ? 1 : 0;
    if (!value.isEmpty() && rest.startsWith(value, quote)) {
      return value.codePointCount(0, value.length()) + 2 * quote;
    }
    int end = 0;
    while (end < rest.length() && " ,:{}[]".indexOf(rest.charAt(end)) < 0) {
      end++;
    }
    return Math.max(1, rest.codePointCount(0, end));
  }
}
