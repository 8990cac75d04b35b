package io.kryptonx.engine;

import io.kryptonx.engine.report.DiffReport;
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
