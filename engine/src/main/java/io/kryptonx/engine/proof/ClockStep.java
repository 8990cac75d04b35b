package io.kryptonx.engine.proof;

import io.kryptonx.engine.port.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Time to let pass before work is done again: who looks at the clock by the second sees another.
 */
final class ClockStep {

  private static final Duration STEP = Duration.ofMillis(1_100);

  private ClockStep() {}

  /**
   * Returns when it has passed.
   *
   * @param last when the work to compare with was done for the last time
   */
  static void after(Instant last, Clock clock) {
    Duration left = Duration.between(clock.instant(), last.plus(STEP));
    if (left.isPositive()) {
      try {
        Thread.sleep(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
