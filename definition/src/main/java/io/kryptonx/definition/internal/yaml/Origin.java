package io.kryptonx.definition.internal.yaml;

import io.kryptonx.definition.problem.SourceText;
import io.kryptonx.model.problem.Place;
import org.jspecify.annotations.Nullable;

/**
 * Where a value was written. The pointer is put together only when somebody asks, so that a million
 * values under long keys cost no more than their own steps.
 *
 * @param parent of the value around it; null for the whole document
 * @param step the key, or {@code [2]} in a list; empty for the whole document
 * @param line from 1
 * @param column from 1, in characters
 * @param endLine the line in which it ends, which for a block of text may be the one after it
 */
public record Origin(
    SourceText source, @Nullable Origin parent, String step, int line, int column, int endLine) {

  /** The place of the whole value. */
  public Place place() {
    return new Place(source.file(), line, column, pointer());
  }

  /**
   * The place of a word within the value, the whole value where it cannot be found as written.
   *
   * @param word what to find; a letter or digit at its end must be the last one of a name
   */
  public Place find(String word) {
    for (int at = line; at <= Math.min(endLine, source.lines().size()); at++) {
      String text = source.line(at);
      int from = at == line ? text.offsetByCodePoints(0, column - 1) : 0;
      for (int i = text.indexOf(word, from); i >= 0; i = text.indexOf(word, i + 1)) {
        if (endsWord(text, i + word.length())) {
          return new Place(source.file(), at, text.codePointCount(0, i) + 1, pointer());
        }
      }
    }
    return place();
  }

  /** The keys from the top, {@code stages.thumbnail.in.photo}. */
  public String pointer() {
    if (parent == null) {
      return step;
    }
    String above = parent.pointer();
    return above.isEmpty() || step.startsWith("[") ? above + step : above + "." + step;
  }

  private static boolean endsWord(String text, int end) {
    return end >= text.length()
        || !Character.isLetterOrDigit(text.charAt(end - 1))
        || !(Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_');
  }
}
