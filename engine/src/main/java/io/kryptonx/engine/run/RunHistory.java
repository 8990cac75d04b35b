package io.kryptonx.engine.run;

import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.List;
import java.util.Optional;

/** The runs of one pipeline in its store. */
public final class RunHistory {

  private static final int FAR_BACK = 200;

  private final Store store;
  private final String pipeline;

  /** The runs of a pipeline. */
  public RunHistory(Store store, String pipeline) {
    this.store = store;
    this.pipeline = pipeline;
  }

  /** The name of the pipeline. */
  public String pipeline() {
    return pipeline;
  }

  /** The run that is not ended, which may wait for people; there is at most one. */
  public Optional<RunHeader> unfinished() {
    return latest(1).stream().filter(run -> !run.status().isEnd()).findFirst();
  }

  /** The latest runs, newest first. */
  public List<RunHeader> latest(int limit) {
    return store.journal().latest(pipeline, limit);
  }

  /** Whether a run is one of this pipeline. */
  boolean isOurs(RunHeader run) {
    return run.pipeline().equals(pipeline);
  }

  /**
   * What a run was given.
   *
   * @throws KryptonxException as {@link io.kryptonx.storage.Journal#read}
   */
  public RunStart start(RunId run) {
    try {
      store
          .journal()
          .read(
              run,
              entry -> {
                if (entry.event() instanceof Event.RunStarted(var start)) {
                  throw new Enough(start);
                }
              });
    } catch (Enough enough) {
      return enough.start;
    }
    throw new InvariantViolation("run " + run + " has no start");
  }

  /** The first entry is enough; what follows may be long. */
  private static final class Enough extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient RunStart start;

    Enough(RunStart start) {
      super(null, null, false, false);
      this.start = start;
    }
  }

  /** The state of the latest run, where there is one. */
  public Optional<RunView> latestState() {
    return latest(1).stream().findFirst().map(run -> RunRecord.read(store, run.run()).view());
  }

  /** The latest run, where there is one and it can be read. */
  public Optional<RunRecord> latestReadable() {
    return latest(1).stream()
        .filter(run -> run.body().isReadable())
        .findFirst()
        .map(run -> RunRecord.read(store, run.run()));
  }

  /** The name of the next run. */
  public RunId next() {
    return RunId.of(
        pipeline, latest(1).stream().mapToInt(RunHeader::number).findFirst().orElse(0) + 1);
  }

  /** The latest ended run, however it ended, whose manifest can be read. */
  public Optional<BaseRun> base() {
    for (RunHeader run : latest(FAR_BACK)) {
      if (run.body().isReadable() && run.manifest().isPresent() && run.details().isPresent()) {
        Digest manifest = run.manifest().get();
        Digest details = run.details().get();
        if (isReadable(manifest) && isReadable(details)) {
          return Optional.of(new BaseRun(run.run(), manifest, details, run.sources()));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * The run that another one was based on, where it can still be read. A run of another store was
   * based on one of that store: it is told by its manifests, not by its name.
   */
  public Optional<RunHeader> find(BaseRun base) {
    Optional<RunHeader> named = store.journal().header(base.run());
    return named
        .filter(run -> isSame(run, base))
        .or(() ->
            store.upkeep().runs().stream()
                .filter(RunHeader::isImported)
                .filter(run -> run.ownName().equals(base.run()) && isSame(run, base))
                .findFirst());
  }

  /** One that would have to make way for a run that is planned has no manifest yet. */
  private static boolean isSame(RunHeader run, BaseRun base) {
    return run.body().isReadable()
        && run.manifest().filter(manifest -> !manifest.equals(base.manifest())).isEmpty()
        && run.details().filter(details -> !details.equals(base.details())).isEmpty();
  }

  /**
   * A run by name, or the latest.
   *
   * @throws KryptonxException NOT_FOUND
   */
  public RunHeader find(Optional<RunId> run) {
    if (run.isPresent()) {
      return store
          .journal()
          .header(run.get())
          .orElseThrow(() ->
              new KryptonxException(
                  ErrorCode.NOT_FOUND,
                  "there is no run %s; the latest is %s"
                      .formatted(
                          run.get(),
                          latest(1).stream()
                              .map(header -> header.run().text())
                              .findFirst()
                              .orElse("none"))));
    }
    return latest(1).stream()
        .findFirst()
        .orElseThrow(() ->
            new KryptonxException(
                ErrorCode.NOT_FOUND,
                "pipeline " + pipeline + " has no run yet; start one with: kryptonx run"));
  }

  private boolean isReadable(Digest root) {
    try {
      return store.assets().missing(Manifest.chunks(root, store.assets())).isEmpty();
    } catch (MissingContentException _) {
      return false;
    }
  }
}
