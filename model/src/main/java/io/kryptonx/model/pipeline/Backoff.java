package io.kryptonx.model.pipeline;

import java.time.Duration;

/**
 * How long to wait before a task is tried again: {@code initial} after the first failure, {@code
 * factor} times as long after each further one, {@code max} at most. The jitter takes a part of it
 * away, so that what failed together is not tried again together.
 *
 * @param initial from a millisecond
 * @param max not below {@code initial}, at most {@link #LONGEST}
 * @param factorMillis thousandths, from 1000 to {@value #MAX_FACTOR_MILLIS}
 * @param jitterMillis thousandths of the wait that may be taken away, from 0 to 1000
 */
public record Backoff(Duration initial, Duration max, int factorMillis, int jitterMillis) {

  /** The longest wait that can be asked for. */
  public static final Duration LONGEST = Duration.ofDays(1);

  /** The largest factor. */
  public static final int MAX_FACTOR_MILLIS = 100_000;

  /** From a second to five minutes, twice as long each time, up to half of it taken away. */
  public static final Backoff DEFAULT =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000, 500);

  public Backoff {
    if (initial.toMillis() < 1 || max.compareTo(initial) < 0 || max.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a wait from " + initial + " to " + max);
    }
    if (factorMillis < 1000 || factorMillis > MAX_FACTOR_MILLIS) {
      throw new IllegalArgumentException("a factor of " + factorMillis + " thousandths");
    }
    if (jitterMillis < 0 || jitterMillis > 1000) {
      throw new IllegalArgumentException("a jitter of " + jitterMillis + " thousandths");
    }
  }

  /**
   * The wait after so many failures.
   *
   * @param failures from 1
   * @param chance from 0 to below 1: how much of the jitter is taken away
   */
  public Duration after(int failures, double chance) {
    double grown =
        (double) initial.toMillis() * StrictMath.pow(factorMillis / 1000.0, failures - 1);
    double whole = Math.min(grown, (double) max.toMillis());
    return Duration.ofMillis(Math.max(1, Math.round(whole * (1 - chance * jitterMillis / 1000.0))));
  }
}
