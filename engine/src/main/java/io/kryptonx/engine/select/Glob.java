package io.kryptonx.engine.select;

import java.util.Arrays;

/**
 * A text with wildcards: {@code *} stands for any characters within a part, {@code **} also for
 * {@code /} and for what stands between the dimensions of an item. Everything else stands for
 * itself. Matching takes time in proportion to both lengths, whatever the pattern.
 *
 * @param text at most {@value #MAX_LENGTH} characters
 */
public record Glob(String text) {

  /** The most characters of a pattern. */
  public static final int MAX_LENGTH = 4096;

  private static final char WILD = '*';

  public Glob {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern has at most 4096 characters");
    }
  }

  /** Whether it stands for more than itself. */
  public boolean isWild() {
    return text.indexOf(WILD) >= 0;
  }

  /** Whether it stands for a name. */
  public boolean matches(String name) {
    if (!isWild()) {
      return text.equals(name);
    }
    // How much of the name the pattern so far can stand for: all such lengths at once.
    boolean[] reached = new boolean[name.length() + 1];
    reached[0] = true;
    for (int i = 0; i < text.length(); i++) {
      boolean isStar = text.charAt(i) == WILD;
      boolean isDouble = isStar && i + 1 < text.length() && text.charAt(i + 1) == WILD;
      if (isStar) {
        spread(reached, name, isDouble);
      } else {
        step(reached, name, text.charAt(i));
      }
      i += isDouble ? 1 : 0;
    }
    return reached[name.length()];
  }

  private static void spread(boolean[] reached, String name, boolean across) {
    for (int i = 0; i < name.length(); i++) {
      reached[i + 1] |= reached[i] && (across || !isSeparator(name.charAt(i)));
    }
  }

  private static void step(boolean[] reached, String name, char next) {
    for (int i = name.length(); i > 0; i--) {
      reached[i] = reached[i - 1] && name.charAt(i - 1) == next;
    }
    Arrays.fill(reached, 0, 1, false);
  }

  /** In the text of an item a colon only stands between dimensions. */
  private static boolean isSeparator(char c) {
    return c == '/' || c == ':';
  }
}
