package io.kryptonx.model.pipeline;

/**
 * A text that can be looked at a bounded number of times, so that a regular expression that tries
 * all ways to divide it comes to an end. Not thread-safe.
 */
final class CountedText implements CharSequence {

  /** How often characters of it can be looked at: within a second on any machine. */
  static final int MAX_LOOKS = 4_000_000;

  private final CharSequence text;
  private int looks;

  CountedText(CharSequence text) {
    this.text = text;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > MAX_LOOKS) {
      throw new TooManyLooksException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** It was looked at too often. */
  static final class TooManyLooksException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyLooksException() {
      super(null, null, false, false);
    }
  }
}
