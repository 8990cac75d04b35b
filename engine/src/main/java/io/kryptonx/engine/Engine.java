package io.kryptonx.engine;

import io.kryptonx.engine.proof.VerifyRequest;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.DeadLetterReport.RedrivePlan;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.VerifyReport;
import io.kryptonx.engine.report.WhyReport;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * One pipeline with its store. {@link #run} changes the store; everything else reads. One call at a
 * time, but for {@link #cancel} and {@link #progress}, which any thread may call at any time.
 *
 * <p>Every call throws {@link io.kryptonx.model.problem.KryptonxException}: DEFINITION with all
 * mistakes, SOURCE, STORE and its kin, NOT_FOUND where something named does not exist.
 */
public interface Engine extends AutoCloseable {

  /**
   * Runs the pipeline to its end: continues an unfinished run with equal inputs, else starts a new
   * one. Returns when everything told in the report is durable.
   */
  RunReport run(RunRequest request, RunObserver observer);

  /**
   * Publishes again what an earlier run published, as a run of its own that executes nothing; files
   * that it had not published go. The next run goes on from there.
   */
  RunReport rollback(RunId run, RunObserver observer);

  /**
   * Does dead letters again, and what is blocked below them, as a run of its own; all other dead
   * letters stay as they are. One that was interrupted is continued by the same request.
   *
   * @return empty if no dead letter is meant
   */
  Optional<RunReport> redrive(RedriveRequest request, RunObserver observer);

  /** What a redrive would do, executing nothing. */
  RedrivePlan planRedrive(RedriveRequest request);

  /** The dead letters of the pipeline. */
  DeadLetters deadLetters();

  /** What people decide about. */
  Reviews reviews();

  /** What people pinned. */
  Locks locks();

  /**
   * Ends the run in progress as cancelled; {@link #run} returns soon after. While there is none,
   * the next one ends so.
   */
  void cancel();

  /** Where the run in progress stands; empty lists while there is none. */
  Progress progress();

  /**
   * What a run would do, executing nothing. What it reads for that is kept in the store, so that
   * the run need not read it again; no run comes of it.
   */
  PlanReport plan(RunRequest request);

  /**
   * Why tasks ran, or did not, in a run.
   *
   * @param selectors of stages, see {@link io.kryptonx.engine.select.Selectors}
   * @param item text of an item, or a glob over texts; empty for all items, grouped by equal
   *     reasons
   * @param run empty for the latest
   */
  WhyReport why(String selectors, Optional<String> item, Optional<RunId> run);

  /** The pipeline as a graph, with what the latest run made of it where there is one. */
  default GraphReport graph() {
    return graph(List.of(), Optional.empty());
  }

  /**
   * The part of the graph that selectors mean, with what is published of it.
   *
   * @param selectors empty for all
   * @param run of which it is, and what became of it; empty for the definition as it is, with the
   *     latest run
   */
  GraphReport graph(List<String> selectors, Optional<RunId> run);

  /**
   * The snapshots of sources and of stages' outputs in a run.
   *
   * @param selectors of sources and stages, see {@link io.kryptonx.engine.select.Selectors}
   * @param item text of an item, or a glob over texts
   */
  AssetReport show(String selectors, Optional<String> item, Optional<RunId> run);

  /** Writes one snapshot, verified, to a file that must not exist; a tree to a folder. */
  void export(Snapshot snapshot, Path target);

  /** What the attempts of tasks printed. */
  List<LogReport> logs(String selectors, Optional<String> item, Optional<RunId> run);

  /**
   * Lays out the exact working folder of a task in a new folder.
   *
   * @param run empty for the latest
   * @param target a folder that does not exist or is empty
   */
  DebugFolder debug(String stage, Optional<String> item, Optional<RunId> run, Path target);

  /** Closer looks at runs. */
  Insights insights();

  /** Does the work of a run again and compares; neither the store nor what is published changes. */
  VerifyReport verify(VerifyRequest request, StoreProgress progress);

  /**
   * Runs the pipeline calmly and then under faults, each time from nothing and in a store of its
   * own, and compares the run digests. Nothing is published.
   *
   * @param firstSeed of the first run under faults; the others follow
   * @param seeds how many there are, at least 1
   */
  ChaosReport chaos(RunRequest request, int firstSeed, int seeds, StoreProgress progress);

  @Override
  void close();

  /**
   * A working folder laid out again.
   *
   * @param command to execute it there
   * @param environment the whole environment of the command
   * @param secrets names of variables whose values are not to be shown
   * @param acts whether the command acts on the outside: it is that of an effect
   */
  record DebugFolder(
      Path folder,
      List<String> command,
      SortedMap<String, String> environment,
      Set<String> secrets,
      boolean acts) {

    /** The value of a variable as it may be shown. */
    public String shown(String name) {
      return secrets.contains(name) ? "(secret)" : environment.getOrDefault(name, "");
    }
  }
}
