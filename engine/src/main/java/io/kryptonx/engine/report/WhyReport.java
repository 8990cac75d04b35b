package io.kryptonx.engine.report;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;

/**
 * Why tasks ran, or did not, in a run.
 *
 * @param stage the stages, as they were asked for
 * @param comparedWith the base run
 * @param groups tasks with equal answers together
 */
public record WhyReport(String stage, RunId run, Optional<RunId> comparedWith, List<Group> groups) {

  public WhyReport {
    groups = List.copyOf(groups);
  }

  /**
   * Tasks of one stage with one answer.
   *
   * @param stage the stage
   * @param tasks in order
   * @param status how they ended
   * @param summary one sentence: {@code ran, because input photo changed}
   * @param changes what differs from the base run
   * @param note more that helps to understand; may be empty
   */
  public record Group(
      String stage,
      List<TaskId> tasks,
      TaskStatus status,
      String summary,
      List<Change> changes,
      String note) {
    public Group {
      tasks = List.copyOf(tasks);
      changes = List.copyOf(changes);
    }
  }

  /**
   * A part of the fingerprint that differs.
   *
   * @param part {@code input photo}, {@code code}, {@code param width}
   * @param before the value in the base run; empty where it was not there
   * @param after the value in this run; empty where it is not there
   * @param cause where that comes from, nearest first, down to the source or the edit: {@code
   *     thumbnail [tom] ran, because code changed}
   */
  public record Change(
      String part, Optional<String> before, Optional<String> after, List<String> cause) {
    public Change {
      cause = List.copyOf(cause);
    }
  }
}
