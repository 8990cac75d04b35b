package io.kryptonx.model.identity;

/**
 * Texts that UTF-8 can hold. A Java string may hold half of a surrogate pair, which has no bytes of
 * its own: two texts would share one canonical form.
 */
public final class WellFormed {

  private static final char REPLACEMENT = '\uFFFD';

  private WellFormed() {}

  /** Whether every surrogate has its other half. */
  public static boolean isText(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && isLone(text, i)) {
        return false;
      }
    }
    return true;
  }

  /** The text with U+FFFD in place of each lone half. */
  public static String mended(String text) {
    StringBuilder mended = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i)) && isLone(text, i)) {
        mended.setCharAt(i, REPLACEMENT);
      }
    }
    return mended.toString();
  }

  private static boolean isLone(String text, int at) {
    return Character.isHighSurrogate(text.charAt(at))
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
