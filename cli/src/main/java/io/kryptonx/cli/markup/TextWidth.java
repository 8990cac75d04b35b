package io.kryptonx.cli.markup;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;

/**
 * How wide a text is in a usual sans-serif font, about; a little more rather than less, since the
 * font that a browser takes is not known.
 */
public final class TextWidth {

  private static final String NARROW = "ijl.,:;'|!I ";
  private static final String SLIM = "ft()[]{}-/\\\"r·*";
  private static final String WIDE = "mwMW@%—…";

  private static final double ROUNDING = 0.01;

  private TextWidth() {}

  /** The width of a text on one line, in the unit of {@code size}, the font size. */
  public static double of(String text, double size) {
    double width = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      width += of(c);
      i += Character.charCount(c);
    }
    return width * size;
  }

  /** The text, made harmless, cut with an ellipsis to a width. */
  public static String cut(String text, double size, double width) {
    String line = Harmless.line(text);
    if (of(line, size) <= width + ROUNDING) {
      return line;
    }
    double left = width - of('…') * size;
    int i = 0;
    while (i < line.length()) {
      int c = line.codePointAt(i);
      left -= of(c) * size;
      if (left < 0) {
        break;
      }
      i += Character.charCount(c);
    }
    return line.substring(0, i).stripTrailing() + "…";
  }

  private static double of(int c) {
    if (c < 0x80) {
      char ascii = (char) c;
      if (NARROW.indexOf(ascii) >= 0) {
        return 0.31;
      }
      if (SLIM.indexOf(ascii) >= 0) {
        return 0.41;
      }
      if (WIDE.indexOf(ascii) >= 0) {
        return 0.92;
      }
      return ascii >= 'A' && ascii <= 'Z' ? 0.69 : 0.6;
    }
    return switch (Columns.of(Character.toString(c))) {
      case 0 -> 0;
      case 1 -> c == '·' ? 0.4 : c == '…' ? 0.9 : 0.65;
      default -> 1.05;
    };
  }
}
