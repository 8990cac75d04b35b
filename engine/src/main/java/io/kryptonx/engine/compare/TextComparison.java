package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.TextLine;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares texts by lines. */
final class TextComparison {

  private static final int MAX_LINES = 200;
  private static final int MAX_LINE = 400;

  private static final String NO_LINE_END = "\\ no line end";

  private TextComparison() {}

  /** What differs; empty if one of them is no text in UTF-8. */
  static Optional<ContentDiff> of(byte[] before, byte[] after) {
    Optional<List<String>> old = lines(before);
    Optional<List<String>> now = lines(after);
    return old.flatMap(o -> now.map(n -> compare(o, n)));
  }

  /** The text of bytes; empty if they are none. */
  static Optional<String> text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf(0) < 0 ? Optional.of(text) : Optional.empty();
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static Optional<List<String>> lines(byte[] bytes) {
    return text(bytes).map(TextComparison::lines);
  }

  /** A missing line end is told, as it may be all that differs. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
    String last = lines.removeLast();
    if (!last.isEmpty()) {
      lines.add(last);
      lines.add(NO_LINE_END);
    }
    return lines;
  }

  private static ContentDiff compare(List<String> before, List<String> after) {
    Optional<List<TextLine>> all = LineDiff.of(before, after);
    if (all.isEmpty()) {
      return new ContentDiff.Text(surplus(after, before), surplus(before, after), List.of(), true);
    }
    List<TextLine> shown = LineDiff.around(all.get());
    return new ContentDiff.Text(
        count(all.get(), '+'),
        count(all.get(), '-'),
        shown.stream()
            .limit(MAX_LINES)
            .map(line -> new TextLine(line.sign(), cut(line.text())))
            .toList(),
        shown.size() > MAX_LINES);
  }

  private static int count(List<TextLine> lines, char sign) {
    return Math.toIntExact(lines.stream().filter(line -> line.sign() == sign).count());
  }

  /** How many lines there are that the other does not have, in whatever order. */
  private static int surplus(List<String> lines, List<String> others) {
    Map<String, Integer> counts = new HashMap<>();
    others.forEach(line -> counts.merge(line, 1, Integer::sum));
    int surplus = 0;
    for (String line : lines) {
      surplus += counts.merge(line, -1, Integer::sum) < 0 ? 1 : 0;
    }
    return surplus;
  }

  static String cut(String text) {
    String line = text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    if (line.length() <= MAX_LINE) {
      return line;
    }
    int end = Character.isHighSurrogate(line.charAt(MAX_LINE - 1)) ? MAX_LINE - 1 : MAX_LINE;
    return line.substring(0, end) + "…";
  }
}
