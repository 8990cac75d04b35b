package io.kryptonx.engine;

import io.kryptonx.engine.report.CheckpointReport;
import io.kryptonx.engine.report.DiffReport;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.ProfileReport;
import io.kryptonx.engine.report.RunDetails;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Closer looks at the runs of a pipeline. All of them read only, and throw {@link
 * io.kryptonx.model.problem.KryptonxException}: NOT_FOUND where there is no such run, STORE and its
 * kin. A run may be looked at while it goes on.
 */
public interface Insights {

  /**
   * The run that a person means: {@code gallery-7}, {@code 7}, or {@code latest}.
   *
   * @throws io.kryptonx.model.problem.KryptonxException USAGE if no run can be named so
   */
  RunId named(String text);

  /** The latest runs, newest first. */
  List<RunId> latest(int limit);

  /**
   * Where the time of a run went.
   *
   * @param run empty for the latest
   */
  ProfileReport profile(Optional<RunId> run);

  /**
   * Everything about a run that people look at.
   *
   * @param run empty for the latest
   */
  RunDetails details(Optional<RunId> run);

  /**
   * The iterations of loops.
   *
   * @param selectors of loops, see {@link io.kryptonx.engine.select.Selectors}
   * @param item text of an item, or a glob over texts; of a loop in a loop with its iteration,
   *     {@code tom#2}; empty for all
   * @param run empty for the latest
   */
  LoopReport loops(String selectors, Optional<String> item, Optional<RunId> run);

  /**
   * What an iteration of one loop began with and made.
   *
   * @param item as {@link #loops} takes it
   * @param iteration from 1
   * @param run empty for the latest
   * @throws io.kryptonx.model.problem.KryptonxException USAGE if several loops are meant
   */
  CheckpointReport checkpoint(
      String loop, Optional<String> item, int iteration, Optional<RunId> run);

  /**
   * What differs between two runs.
   *
   * @param details how many items that differ are looked into
   */
  DiffReport diff(RunId before, RunId after, int details);

  /**
   * The bytes of a snapshot, verified.
   *
   * @param limit the most bytes that are wanted
   * @return empty if it is larger, or no longer in the store
   */
  Optional<byte[]> content(Snapshot snapshot, int limit);
}
