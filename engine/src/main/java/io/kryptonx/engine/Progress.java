package io.kryptonx.engine;

import io.kryptonx.model.task.TaskStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where a run stands, stage by stage in topological order.
 *
 * @param elapsedMillis since the run was started or continued
 */
public record Progress(List<StageProgress> stages, long elapsedMillis) {

  public Progress {
    stages = List.copyOf(stages);
  }

  /**
   * Where a stage stands.
   *
   * @param expected how many tasks it will have, as far as can be told; 0 where unknown
   * @param counts how many tasks ended how
   * @param running attempts in flight
   * @param stale how many stand although their inputs moved on
   */
  public record StageProgress(
      String stage, int expected, Map<TaskStatus, Integer> counts, int running, int stale) {
    public StageProgress {
      Map<TaskStatus, Integer> copy = new EnumMap<>(TaskStatus.class);
      copy.putAll(counts);
      counts = Collections.unmodifiableMap(copy);
    }

    /** A stage in which nothing is stale. */
    public StageProgress(String stage, int expected, Map<TaskStatus, Integer> counts, int running) {
      this(stage, expected, counts, running, 0);
    }

    /** How many tasks ended; those that wait for people have not. */
    public int ended() {
      int all = counts.values().stream().mapToInt(Integer::intValue).sum();
      return all - count(TaskStatus.WAITING);
    }

    /** How many tasks ended so. */
    public int count(TaskStatus status) {
      return counts.getOrDefault(status, 0);
    }
  }
}
