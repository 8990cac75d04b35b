package io.kryptonx.model.task;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What work cost, in millionths of a unit that is the same throughout a pipeline: {@code 0.0042} is
 * 4200 of them. Counted in whole numbers, so that sums are exact.
 */
public final class Cost {

  /** The most that one attempt can cost: a million units. */
  public static final long MAX_MICROS = 1_000_000_000_000L;

  /** The digits behind the point. */
  public static final int DIGITS = 6;

  private static final Pattern FORM = Pattern.compile("[0-9]{1,10}(\\.[0-9]{1,6})?");

  private Cost() {}

  /**
   * Reads a cost: digits, and where there is a point one to six behind it.
   *
   * @return empty if it is none, or more than {@link #MAX_MICROS}
   */
  public static OptionalLong parse(String text) {
    return parse(text, MAX_MICROS);
  }

  /** Reads a cost of at most so many millionths. */
  public static OptionalLong parse(String text, long mostMicros) {
    if (!FORM.matcher(text).matches()) {
      return OptionalLong.empty();
    }
    long micros = new BigDecimal(text).movePointRight(DIGITS).longValueExact();
    return micros <= mostMicros ? OptionalLong.of(micros) : OptionalLong.empty();
  }

  /**
   * A cost that was calculated, rounded to millionths.
   *
   * @return empty if it is none, below zero, or more than {@link #MAX_MICROS}
   */
  public static OptionalLong ofUnits(double units) {
    if (!(units >= 0 && units <= MAX_MICROS)) { // also where it is no number
      return OptionalLong.empty();
    }
    long micros =
        BigDecimal.valueOf(units)
            .movePointRight(DIGITS)
            .setScale(0, RoundingMode.HALF_EVEN)
            .longValueExact();
    return micros <= MAX_MICROS ? OptionalLong.of(micros) : OptionalLong.empty();
  }

  /** The text that {@link #parse} reads, without zeros at its end. */
  public static String text(long micros) {
    BigDecimal value = BigDecimal.valueOf(micros, DIGITS).stripTrailingZeros();
    return value.toPlainString();
  }
}
