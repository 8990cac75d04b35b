package io.kryptonx.engine.report;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Snapshots in a run.
 *
 * @param node the sources and stages, as they were asked for
 * @param overdue those of the stages that say how old what they make may be, and it is older
 */
public record AssetReport(String node, RunId run, List<Entry> entries, List<Overdue> overdue) {

  public AssetReport {
    entries = List.copyOf(entries);
    overdue = List.copyOf(overdue);
  }

  /** Snapshots none of which is too old. */
  public AssetReport(String node, RunId run, List<Entry> entries) {
    this(node, run, entries, List.of());
  }

  /**
   * A stage whose snapshots are older than they may be.
   *
   * @param age since the run began that looked at the sources
   * @param freshness how old they may be
   */
  public record Overdue(String stage, Duration age, Duration freshness) {}

  /**
   * One snapshot.
   *
   * @param node the source or stage
   * @param status how the task ended; empty for sources
   * @param snapshot empty where the task ended without
   * @param event id of the fact that this is its content
   * @param stale whether it stands although the inputs moved on
   * @param costMicros what the work of its task cost, in this run or in the one whose result it
   *     uses
   * @param iteration in which it was made, where that was in a loop
   */
  public record Entry(
      String node,
      Item item,
      String output,
      Optional<TaskStatus> status,
      Optional<Snapshot> snapshot,
      Optional<EventId> event,
      boolean stale,
      long costMicros,
      Iteration iteration) {

    /** One that is what its inputs say. */
    public Entry(
        String node,
        Item item,
        String output,
        Optional<TaskStatus> status,
        Optional<Snapshot> snapshot,
        Optional<EventId> event) {
      this(node, item, output, status, snapshot, event, false, 0, Iteration.NONE);
    }

    /** How commands take the item: {@code cats/tom}, and of an iteration {@code cats/tom#2}. */
    public String asked() {
      return new TaskId(node, item, iteration).asked();
    }
  }
}
