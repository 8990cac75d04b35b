package io.kryptonx.cli.terminal;

/**
 * Makes foreign text harmless to a terminal. Names of items and output of tools may hold escape
 * sequences that move the cursor or answer for the user, line ends that fake lines, and marks that
 * turn the direction of writing around; here they become visible: {@code \n}, {@code \e}, {@code
 * \u202E}.
 */
public final class Harmless {

  private static final char ESCAPE = 0x1B;

  private Harmless() {}

  /** The text on one line. */
  public static String line(String text) {
    return clean(text, false);
  }

  /**
   * The text with its line ends kept and tabs turned into blanks. Colours and other control
   * sequences of tools are dropped; of a line that a tool has painted over with carriage returns,
   * the last state stays.
   */
  public static String lines(String text) {
    return clean(overpainted(withoutSequences(text)), true);
  }

  private static String clean(String text, boolean lines) {
    if (text.codePoints().noneMatch(Harmless::special)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          if (!special(c) || lines && c == '\n') {
            clean.appendCodePoint(c);
          } else if (lines && c == '\t') {
            clean.append("  ");
          } else {
            clean.append(escaped(c));
          }
        });
    return clean.toString();
  }

  private static String escaped(int c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case ESCAPE -> "\\e";
      default ->
          c <= 0xFF
              ? String.format("\\x%02X", c)
              : c <= 0xFFFF ? String.format("\\u%04X", c) : String.format("\\U%08X", c);
    };
  }

  private static boolean special(int c) {
    return c < 0x20
        || c >= 0x7F && c < 0xA0
        || c >= 0x200B && c <= 0x200F // invisible, and marks of direction
        || c >= 0x2028 && c <= 0x202E // line ends, and turns of direction
        || c >= 0x2060 && c <= 0x206F
        || c == 0x061C
        || c == 0xFEFF
        || c >= 0xE0000 && c <= 0xE007F // invisible tags
        || c >= 0xD800 && c <= 0xDFFF; // half a pair
  }

  private static String withoutSequences(String text) {
    if (text.indexOf(ESCAPE) < 0) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      if (text.charAt(i) == ESCAPE) {
        i = endOfSequence(text, i);
      } else {
        rest.append(text.charAt(i++));
      }
    }
    return rest.toString();
  }

  /** Past a control sequence ({@code ESC [}) or a string to the terminal ({@code ESC ]}). */
  private static int endOfSequence(String text, int start) {
    int i = start + 1;
    if (i >= text.length()) {
      return i;
    }
    char kind = text.charAt(i++);
    if (kind == '[') {
      while (i < text.length() && (text.charAt(i) < 0x40 || text.charAt(i) > 0x7E)) {
        i++;
      }
      return Math.min(i + 1, text.length());
    }
    if (kind == ']') {
      while (i < text.length() && text.charAt(i) != 0x07 && text.charAt(i) != ESCAPE) {
        i++;
      }
      return i < text.length() && text.charAt(i) == 0x07 ? i + 1 : i;
    }
    return i;
  }

  private static String overpainted(String text) {
    if (text.indexOf('\r') < 0) {
      return text;
    }
    StringBuilder rest = new StringBuilder(text.length());
    for (String line : text.replace("\r\n", "\n").split("\n", -1)) {
      String last = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
      rest.append(last, last.lastIndexOf('\r') + 1, last.length()).append('\n');
    }
    rest.setLength(rest.length() - 1);
    return rest.toString();
  }
}
