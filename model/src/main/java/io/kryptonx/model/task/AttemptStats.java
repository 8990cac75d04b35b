package io.kryptonx.model.task;

import io.kryptonx.model.asset.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * What is told about an attempt beside its outcome. None of it enters an id or the run digest.
 *
 * @param waitedMillis from the order to the start
 * @param workedMillis from the start to the end
 * @param log what the attempt printed, bounded, where it printed anything
 * @param warnings what does not hold and is no failure, at most {@value #MAX_WARNINGS}, each cut as
 *     the message of a {@link Failure} is
 * @param costMicros what it says that it cost, see {@link Cost}
 */
public record AttemptStats(
    long waitedMillis,
    long workedMillis,
    Optional<Snapshot> log,
    List<String> warnings,
    long costMicros) {

  /** The most warnings of an attempt. */
  public static final int MAX_WARNINGS = 20;

  /** Nothing is known. */
  public static final AttemptStats NONE = new AttemptStats(0, 0, Optional.empty());

  public AttemptStats {
    warnings = warnings.stream().limit(MAX_WARNINGS).map(Failure::cut).toList();
  }

  /** Of an attempt that cost nothing. */
  public AttemptStats(
      long waitedMillis, long workedMillis, Optional<Snapshot> log, List<String> warnings) {
    this(waitedMillis, workedMillis, log, warnings, 0);
  }

  /** Without warnings. */
  public AttemptStats(long waitedMillis, long workedMillis, Optional<Snapshot> log) {
    this(waitedMillis, workedMillis, log, List.of());
  }

  /** The same with a cost. */
  public AttemptStats withCost(long micros) {
    return new AttemptStats(waitedMillis, workedMillis, log, warnings, micros);
  }
}
