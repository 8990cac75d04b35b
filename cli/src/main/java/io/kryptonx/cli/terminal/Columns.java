package io.kryptonx.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/**
 * How many columns text takes on a terminal, and cutting to it. Escape sequences take none, East
 * Asian wide characters and emoji two, combining marks none; a terminal may disagree by a column
 * about the newest characters.
 */
public final class Columns {

  private static final char ESCAPE = 0x1B;

  private Columns() {}

  /** The columns of a text without line ends. */
  public static int of(String text) {
    int columns = 0;
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == ESCAPE) {
        i = pastSequence(text, i);
      } else {
        int c = text.codePointAt(i);
        columns += width(c);
        i += Character.charCount(c);
      }
    }
    return columns;
  }

  /** The text, cut to at most {@code columns} with an ellipsis at its end; styles stay whole. */
  public static String cut(String text, int columns) {
    if (of(text) <= columns) {
      return text;
    }
    StringBuilder cut = new StringBuilder();
    int left = Math.max(0, columns - 1);
    boolean full = false;
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == ESCAPE) {
        int end = pastSequence(text, i);
        cut.append(text, i, end);
        i = end;
        continue;
      }
      int c = text.codePointAt(i);
      if (!full && width(c) <= left) {
        cut.appendCodePoint(c);
        left -= width(c);
      } else if (!full) {
        full = true;
        cut.append(columns > 0 ? "…" : "");
      }
      i += Character.charCount(c);
    }
    return cut.toString();
  }

  /** The text on lines of at most {@code columns}, broken at blanks; longer words stay whole. */
  public static List<String> wrap(String text, int columns) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ")) {
      int width = of(word);
      if (used > 0 && used + 1 + width > columns) {
        lines.add(line.toString());
        line.setLength(0);
        used = 0;
      }
      line.append(used == 0 ? "" : " ").append(word);
      used += width + (used == 0 ? 0 : 1);
    }
    lines.add(line.toString());
    return lines;
  }

  /** The text, filled up with blanks to {@code columns}. */
  public static String left(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - of(text)));
  }

  /** The text, filled up with blanks before it to {@code columns}. */
  public static String right(String text, int columns) {
    return " ".repeat(Math.max(0, columns - of(text))) + text;
  }

  private static int pastSequence(String text, int start) {
    int i = start + 1;
    while (i < text.length() && !Character.isLetter(text.charAt(i))) {
      i++;
    }
    return Math.min(i + 1, text.length());
  }

  private static int width(int c) {
    if (c < 0x300) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || c >= 0xFE00 && c <= 0xFE0F) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115F
            || c >= 0x2E80 && c <= 0x303E
            || c >= 0x3041 && c <= 0xA4CF
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0xFFE0 && c <= 0xFFE6
            || c >= 0x1F300 && c <= 0x1F64F
            || c >= 0x1F680 && c <= 0x1FAFF
            || c >= 0x20000 && c <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
