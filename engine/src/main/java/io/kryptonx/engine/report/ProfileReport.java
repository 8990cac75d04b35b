package io.kryptonx.engine.report;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the time of a run went. Times within the run are in milliseconds since its start; what
 * passed while no engine had it is left out.
 *
 * @param elapsedMillis from its start to its last entry
 * @param downMillis how long no engine had it in between, not part of {@code elapsedMillis}
 * @param stages in topological order
 * @param misses why tasks were executed; those with equal reasons together, most first
 * @param criticalPath the chain of tasks that decided when the run could end, first one first
 * @param spans all attempts, by start
 */
public record ProfileReport(
    RunId run,
    RunStatus status,
    Instant started,
    long elapsedMillis,
    long downMillis,
    Load load,
    List<StageTimes> stages,
    List<Miss> misses,
    List<Step> criticalPath,
    List<Span> spans) {

  public ProfileReport {
    stages = List.copyOf(stages);
    misses = List.copyOf(misses);
    criticalPath = List.copyOf(criticalPath);
    spans = List.copyOf(spans);
  }

  /** The attempts that worked longest, longest first. */
  public List<Span> slowest(int limit) {
    return spans.stream()
        .sorted(
            Comparator.comparingLong(Span::workedMillis)
                .reversed()
                .thenComparing(Span::task)
                .thenComparingInt(Span::attempt))
        .limit(limit)
        .toList();
  }

  /** How an attempt ended. */
  public enum Result {
    /** With outputs. */
    FINISHED,
    /** With a failure. */
    FAILED,
    /** With the engine. */
    LOST,
    /** With the run, or it had not ended when the run was looked at. */
    STOPPED
  }

  /**
   * One attempt.
   *
   * @param attempt from 1
   * @param readyMillis when all its inputs were there, or the attempt before it had ended
   * @param startMillis when work began
   * @param endMillis when work ended
   */
  public record Span(
      TaskId task, int attempt, long readyMillis, long startMillis, long endMillis, Result result) {

    /** How long it waited for a worker. */
    public long waitedMillis() {
      return startMillis - readyMillis;
    }

    /** How long it worked. */
    public long workedMillis() {
      return endMillis - startMillis;
    }
  }

  /**
   * How busy the run was.
   *
   * @param workedMillis the work of all attempts together
   * @param busyMillis how long at least one attempt worked
   * @param peak the most attempts that worked at the same time
   */
  public record Load(long workedMillis, long busyMillis, int peak) {

    /** How many attempts worked at the same time, on average over {@code millis}. */
    public double mean(long millis) {
      return millis == 0 ? 0 : (double) workedMillis / millis;
    }

    /** The part of {@code millis} in which as many attempts worked as at the peak; 0 to 1. */
    public double utilisation(long millis) {
      return peak == 0 ? 0 : Math.min(1, mean(millis) / peak);
    }
  }

  /**
   * The times of a stage; zero where nothing was executed.
   *
   * @param counts how many tasks ended how
   * @param attempts how many were made
   * @param medianMillis of the work of its attempts, the lower of two in the middle
   * @param maxMillis of the work of its attempts
   * @param slowest the task that {@code maxMillis} is of
   * @param costMicros what its attempts cost, together, see {@link Cost}
   */
  public record StageTimes(
      String stage,
      Map<TaskStatus, Integer> counts,
      int attempts,
      long waitedMillis,
      long workedMillis,
      long medianMillis,
      long maxMillis,
      Optional<TaskId> slowest,
      long costMicros) {

    /** The times of a stage that cost nothing. */
    public StageTimes(
        String stage,
        Map<TaskStatus, Integer> counts,
        int attempts,
        long waitedMillis,
        long workedMillis,
        long medianMillis,
        long maxMillis,
        Optional<TaskId> slowest) {
      this(
          stage, counts, attempts, waitedMillis, workedMillis, medianMillis, maxMillis, slowest, 0);
    }

    public StageTimes {
      Map<TaskStatus, Integer> copy = new EnumMap<>(TaskStatus.class);
      copy.putAll(counts);
      counts = Collections.unmodifiableMap(copy);
    }
  }

  /**
   * Tasks of a stage that were executed for one reason.
   *
   * @param reason in one line: {@code input photo changed}
   * @param items the first few
   * @param cause where that comes from for the first of them, nearest first
   */
  public record Miss(String stage, String reason, int count, List<Item> items, List<String> cause) {
    public Miss {
      items = List.copyOf(items);
      cause = List.copyOf(cause);
    }
  }

  /**
   * A task on the critical path.
   *
   * @param waitedMillis from its inputs being there, for a worker or a further attempt
   * @param workedMillis of all its attempts
   */
  public record Step(TaskId task, long waitedMillis, long workedMillis, long endMillis) {}
}
