package io.kryptonx.engine.run;

import io.kryptonx.engine.Progress;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.SourceChanges;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Starts, continues and supersedes the runs of one pipeline. One run at a time; only {@link
 * #cancel} and {@link #progress} may come from other threads.
 */
public final class Runs {

  private final RunParts parts;
  private final RunHistory history;
  private volatile @Nullable RunDriver current;
  private volatile boolean cancelAsked;

  /** Ends the evaluation of sources. */
  private final StopSignal evaluation = new StopSignal();

  /** Runs of the pipeline of a history. */
  public Runs(RunParts parts, RunHistory history) {
    this.parts = parts;
    this.history = history;
  }

  /** Runs what was prepared to its end: continued where it stopped, or anew. */
  public RunRecord run(PreparedRun prepared, RunObserver observer) {
    Optional<RunHeader> unfinished = history.unfinished();
    if (unfinished.isPresent()) {
      RunRecord record = RunRecord.read(parts.store(), unfinished.get().run());
      RunStart start = record.view().start();
      if (prepared.isContinuing(start.run(), start.inputsDigest(), start.sources())) {
        observer.started(start.run(), start.revision(), true);
        return drive(
            record, prepared.stages(), () -> new Request.Resume(parts.store().epoch()), observer);
      }
      // Before the other one makes way: where a source fails, it can still go on.
      PreparedRun evaluated = prepared.evaluated(evaluation);
      leave(record, prepared.stages());
      return begin(evaluated, observer);
    }
    return begin(prepared.evaluated(evaluation), observer);
  }

  private RunRecord begin(PreparedRun prepared, RunObserver observer) {
    Optional<BaseRun> base = history.base();
    RunStart start = prepared.start(history.next(), base);
    SortedMap<String, AssetContent> before = base.map(BaseRun::sources).orElseGet(TreeMap::new);
    observer.started(start.run(), start.revision(), false);
    return drive(
        new RunRecord(parts.store().assets()),
        prepared.stages(),
        () ->
            new Request.Start(
                start,
                SourceChanges.between(before, start.sources(), parts.store().assets()),
                parts.store().epoch()),
        observer);
  }

  /**
   * Publishes again what an earlier run published, as a run of its own that executes nothing.
   *
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND if there is no such run or it
   *     published nothing
   */
  public RunRecord rollback(RunId to, RunObserver observer) {
    history
        .unfinished()
        .ifPresent(run -> leave(RunRecord.read(parts.store(), run.run()), new TreeMap<>()));
    RunStart start = Rollbacks.start(parts.store(), history, to);
    observer.started(start.run(), start.revision(), false);
    return drive(
        new RunRecord(parts.store().assets()),
        new TreeMap<>(),
        () -> new Request.Start(start, List.of(), parts.store().epoch()),
        observer);
  }

  /** Asks the run in progress to stop. */
  public void cancel() {
    cancelAsked = true;
    evaluation.give();
    RunDriver driver = current;
    if (driver != null) {
      driver.cancel();
    }
  }

  /** Where the run in progress stands. */
  public Progress progress() {
    RunDriver driver = current;
    return driver == null ? new Progress(List.of(), 0) : driver.progress();
  }

  /** Ends an unfinished run whose inputs are gone; what it was publishing is completed first. */
  private void leave(RunRecord record, SortedMap<String, PreparedStage> stages) {
    Request last =
        record.view().isPublishing()
            ? new Request.Resume(parts.store().epoch())
            : new Request.Supersede();
    new RunDriver(parts, stages, record, new RunObserver() {}).drive(() -> last);
  }

  private RunRecord drive(
      RunRecord record,
      SortedMap<String, PreparedStage> stages,
      Supplier<Request> first,
      RunObserver observer) {
    RunDriver driver = new RunDriver(parts, stages, record, observer);
    current = driver;
    try {
      if (cancelAsked) {
        driver.cancel();
      }
      driver.drive(first);
      record.view().orphans().forEach(lock -> observer.notice(Notices.orphaned(lock)));
      return record;
    } finally {
      current = null;
      cancelAsked = false;
    }
  }
}
