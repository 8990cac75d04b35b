package io.kryptonx.model.pipeline;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which runs keep their bodies when a store is cleaned up; a run is kept if one of the two says so.
 *
 * @param runs the latest so many
 * @param age those not older
 */
public record Retention(OptionalInt runs, Optional<Duration> age) {

  /** Every run is kept. */
  public static final Retention EVERYTHING = new Retention(OptionalInt.empty(), Optional.empty());

  /** Whether nothing is ever removed by this rule. */
  public boolean keepsEverything() {
    return runs.isEmpty() && age.isEmpty();
  }
}
