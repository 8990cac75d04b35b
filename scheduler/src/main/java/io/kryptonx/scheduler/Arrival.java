package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import org.jspecify.annotations.Nullable;

/** One item at one input of a stage: a value, or why there is none. */
final class Arrival {

  static final Arrival ABSENT = new Arrival(InputValue.Absent.ABSENT, null);

  private final @Nullable InputValue value;
  private final @Nullable TaskStatus lack;

  /** Whether a task was made of it. */
  boolean matched;

  private Arrival(@Nullable InputValue value, @Nullable TaskStatus lack) {
    this.value = value;
    this.lack = lack;
  }

  static Arrival of(InputValue value) {
    return new Arrival(value, null);
  }

  /** Nothing, since the task above is SKIPPED, BLOCKED, FAILED or CANCELLED. */
  static Arrival lacking(TaskStatus above) {
    return new Arrival(null, above == TaskStatus.SKIPPED ? above : TaskStatus.BLOCKED);
  }

  /** The value; null where there is none. */
  @Nullable InputValue value() {
    return value;
  }

  /** SKIPPED or BLOCKED; there is no value. */
  TaskStatus knownLack() {
    if (lack == null) {
      throw new InvariantViolation("an item of which a part is not known has a value");
    }
    return lack;
  }

  /** SKIPPED or BLOCKED where there is no value, else null. */
  @Nullable TaskStatus lack() {
    return lack;
  }
}
