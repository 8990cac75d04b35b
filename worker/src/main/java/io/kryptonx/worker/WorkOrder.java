package io.kryptonx.worker;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Everything that one attempt may see.
 *
 * @param attempt from 1
 * @param fingerprint of the work; random numbers are seeded from it
 * @param stage the frozen stage
 * @param dimensions names of the parts of the task's item
 * @param inputs by input name; absent ones are {@code Absent}
 * @param waitedMillis how long the order waited for a worker, to be told in the statistics
 * @param act what it does outside, where the stage is an effect
 */
public record WorkOrder(
    TaskId task,
    int attempt,
    Fingerprint fingerprint,
    PreparedStage stage,
    List<String> dimensions,
    SortedMap<String, InputValue> inputs,
    long waitedMillis,
    Optional<Act> act) {

  public WorkOrder {
    dimensions = List.copyOf(dimensions);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /** An order that does nothing outside. */
  public WorkOrder(
      TaskId task,
      int attempt,
      Fingerprint fingerprint,
      PreparedStage stage,
      List<String> dimensions,
      SortedMap<String, InputValue> inputs,
      long waitedMillis) {
    this(task, attempt, fingerprint, stage, dimensions, inputs, waitedMillis, Optional.empty());
  }

  /** By what the other side knows what is asked of it, where the stage is an effect. */
  public Optional<EventId> key() {
    return act.map(Act::key);
  }

  /**
   * What an effect is known by.
   *
   * @param key the same in every attempt
   * @param run in which it acts
   * @param doubtful whether an attempt before this one may have acted
   */
  public record Act(EventId key, String pipeline, RunId run, boolean doubtful) {

    /** An effect without an attempt in doubt. */
    public Act(EventId key, String pipeline, RunId run) {
      this(key, pipeline, run, false);
    }
  }

  /** The same order after an attempt that may have acted. */
  public WorkOrder inDoubt() {
    return new WorkOrder(
        task,
        attempt,
        fingerprint,
        stage,
        dimensions,
        inputs,
        waitedMillis,
        act.map(a -> new Act(a.key, a.pipeline, a.run, true)));
  }

  /** The same order to do something else, which is a command. */
  public WorkOrder doing(Action.Shell other) {
    return new WorkOrder(
        task, attempt, fingerprint, stage.doing(other), dimensions, inputs, waitedMillis, act);
  }
}
