package io.kryptonx.definition.policy;

import io.kryptonx.model.problem.Place;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * What names look like. Patterns come from a file, so that one that would search for ages is given
 * up after {@value #MAX_STEPS} steps and counts as not matching.
 *
 * @param pattern for the whole name
 * @param place in the file of the rules
 */
public record Naming(Pattern pattern, Place place) {

  static final int MAX_STEPS = 100_000;

  /** Whether a name looks so. */
  public boolean fits(String name) {
    try {
      return pattern.matcher(new Bounded(name, new AtomicInteger())).matches();
    } catch (TooManySteps e) {
      return false;
    }
  }

  /** A text that counts how often it is looked at. */
  private record Bounded(String text, AtomicInteger steps) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      if (steps.incrementAndGet() > MAX_STEPS) {
        throw new TooManySteps();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Bounded(text.substring(start, end), steps);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  private static final class TooManySteps extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManySteps() {
      super(null, null, false, false);
    }
  }
}
