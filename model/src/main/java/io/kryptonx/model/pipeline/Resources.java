package io.kryptonx.model.pipeline;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the attempts of a stage may use. None of it is part of a fingerprint.
 *
 * @param concurrency attempts of the stage at the same time
 * @param pool name of a limit that several stages share
 * @param memoryBytes of one attempt
 * @param cpuMillis thousandths of a processor that one attempt keeps busy
 */
public record Resources(
    OptionalInt concurrency,
    Optional<String> pool,
    OptionalLong memoryBytes,
    OptionalInt cpuMillis) {

  /** Nothing is said. */
  public static final Resources UNLIMITED =
      new Resources(
          OptionalInt.empty(), Optional.empty(), OptionalLong.empty(), OptionalInt.empty());
}
