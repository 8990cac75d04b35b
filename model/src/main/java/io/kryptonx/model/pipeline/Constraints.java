package io.kryptonx.model.pipeline;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What values a parameter may have beyond its type.
 *
 * @param min the least number
 * @param max the greatest number
 * @param choices the only values, in canonical text form; empty for any
 * @param pattern a regular expression that the whole text matches, at most {@value #MAX_PATTERN}
 *     characters
 */
public record Constraints(
    Optional<BigDecimal> min,
    Optional<BigDecimal> max,
    List<String> choices,
    Optional<String> pattern) {

  /** The most characters of a pattern. */
  public static final int MAX_PATTERN = 1000;

  /** Anything of the type. */
  public static final Constraints NONE =
      new Constraints(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

  public Constraints {
    choices = List.copyOf(choices);
    pattern.ifPresent(text -> {
      if (text.length() > MAX_PATTERN) {
        throw new IllegalArgumentException("a pattern has at most 1000 characters");
      }
      try {
        Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(e.getDescription() + " in '" + text + "'", e);
      }
    });
  }

  /**
   * Why a value, in canonical text form, is not allowed; empty if it is.
   *
   * @param numeric whether the value is a number
   */
  public Optional<String> refuse(String value, boolean numeric) {
    if (!choices.isEmpty() && !choices.contains(value)) {
      return Optional.of("it is none of " + String.join(", ", choices));
    }
    Optional<String> mismatch = pattern.flatMap(text -> mismatch(text, value));
    if (mismatch.isPresent()) {
      return mismatch;
    }
    return numeric ? outOfRange(new BigDecimal(value)) : Optional.empty();
  }

  private static Optional<String> mismatch(String pattern, String value) {
    try {
      return Pattern.matches(pattern, new CountedText(value))
          ? Optional.empty()
          : Optional.of("it does not match " + pattern);
    } catch (CountedText.TooManyLooksException | StackOverflowError e) {
      return Optional.of("it takes too long to see whether it matches " + pattern);
    }
  }

  private Optional<String> outOfRange(BigDecimal number) {
    if (min.isPresent() && number.compareTo(min.get()) < 0) {
      return Optional.of("it is below " + min.get().toPlainString());
    }
    return max.isPresent() && number.compareTo(max.get()) > 0
        ? Optional.of("it is above " + max.get().toPlainString())
        : Optional.empty();
  }
}
