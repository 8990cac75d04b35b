package io.kryptonx.engine.report;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import java.util.List;

/**
 * What an iteration of a loop began with and made.
 *
 * @param loop the task that is the loop
 * @param iteration the number of the iteration
 */
public record CheckpointReport(TaskId loop, RunId run, int iteration, List<Entry> entries) {

  public CheckpointReport {
    entries = List.copyOf(entries);
  }

  /**
   * One content.
   *
   * @param path where it is written, relative and without anything that leads out; of a tree the
   *     folder
   * @param result whether it is what the iteration yielded
   */
  public record Entry(String path, Snapshot snapshot, boolean result) {}
}
