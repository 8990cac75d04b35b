package io.kryptonx.engine.store.gc;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which ended runs of a pipeline are kept: those that are among the latest, and those that are
 * young; a run that is either is kept. Without both, all are.
 *
 * @param runs how many of the latest, at least 1; empty for no such rule
 * @param age how long after its end a run is young; empty for no such rule
 */
public record Retention(Optional<Integer> runs, Optional<Duration> age) {

  /** Keeps everything. */
  public static final Retention ALL = new Retention(Optional.empty(), Optional.empty());

  public Retention {
    if (runs.filter(n -> n < 1).isPresent()) {
      throw new IllegalArgumentException("at least one run is kept, not " + runs.get());
    }
    if (age.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("an age is not negative: " + age.get());
    }
  }

  /** Whether it lets go of anything. */
  public boolean isAll() {
    return runs.isEmpty() && age.isEmpty();
  }

  /**
   * Whether it keeps a run.
   *
   * @param place 1 for the latest ended run of the pipeline
   * @param ended when it ended
   */
  boolean keeps(int place, Instant ended, Instant now) {
    return isAll()
        || runs.filter(most -> place <= most).isPresent()
        || age.filter(most -> !ended.isBefore(now.minus(most))).isPresent();
  }
}
