package io.kryptonx.model.task;

import io.kryptonx.model.asset.Snapshot;
import java.util.Optional;

/**
 * What is told about an attempt beside its outcome. None of it enters an id or the run digest.
 *
 * @param waitedMillis from the order to the start
 * @param workedMillis from the start to the end
 * @param log what the attempt printed, bounded, where it printed anything
 */
public record AttemptStats(long waitedMillis, long workedMillis, Optional<Snapshot> log) {

  /** Nothing is known. */
  public static final AttemptStats NONE = new AttemptStats(0, 0, Optional.empty());
}
