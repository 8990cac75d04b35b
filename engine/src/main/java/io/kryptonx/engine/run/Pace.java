package io.kryptonx.engine.run;

import io.kryptonx.model.item.TaskId;
import java.time.Duration;
import java.util.Set;

/**
 * How fast attempts of some tasks are let in.
 *
 * @param tasks those that it is about
 * @param interval from one to the next; zero for as fast as workers take them
 */
public record Pace(Set<TaskId> tasks, Duration interval) {

  /** Nothing is held back. */
  public static final Pace NONE = new Pace(Set.of(), Duration.ZERO);

  public Pace {
    tasks = Set.copyOf(tasks);
    if (interval.isNegative()) {
      throw new IllegalArgumentException("an interval of " + interval);
    }
  }
}
