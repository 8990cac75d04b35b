package io.kryptonx.worker.local;

import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.PreparedStage.Code;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import io.kryptonx.worker.evaluation.LoopExpressions;
import io.kryptonx.worker.evaluation.TaskExpressions;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.folder.WorkingFolders;
import io.kryptonx.worker.http.HttpFetch;
import io.kryptonx.worker.http.Pause;
import io.kryptonx.worker.java.JavaRunner;
import io.kryptonx.worker.javahost.StageCalls;
import io.kryptonx.worker.launch.Launcher;
import io.kryptonx.worker.sandbox.NoSandbox;
import io.kryptonx.worker.sandbox.Sandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Performs attempts on this machine, each in an empty folder of a name of its own. Callers' threads
 * do the work and block for as long as it takes; they should be platform threads, since the kernel
 * ends what a sandbox holds when the thread that started it ends.
 *
 * <p>Looking for the sandbox and starting child JVMs is put off until an attempt needs it: a run in
 * which nothing is executed pays for neither.
 */
public final class LocalWorker implements Worker {

  private final AssetStore store;
  private final WorkerSettings settings;
  private final InstantSource time;
  private final Executor executor;
  private final Launcher launcher;
  private final WorkingFolders folders;
  private final OutputWatch watch;
  private final StageCalls calls = new StageCalls();
  private @Nullable Sandbox sandbox;
  private @Nullable JavaRunner java;
  private boolean closed;

  /**
   * A worker.
   *
   * @param time for statistics only
   * @param executor starts what it is given at once, in another thread; used to watch what attempts
   *     write, and where an attempt of a Java stage has a timeout or is stopped
   */
  public LocalWorker(
      AssetStore store, WorkerSettings settings, InstantSource time, Executor executor) {
    this(store, settings, time, executor, new Launcher(executor));
  }

  /**
   * A worker that starts processes in a given way.
   *
   * @param executor as above
   */
  public LocalWorker(
      AssetStore store,
      WorkerSettings settings,
      InstantSource time,
      Executor executor,
      Launcher launcher) {
    this.store = store;
    this.settings = settings;
    this.time = time;
    this.executor = executor;
    this.launcher = launcher;
    this.folders = new WorkingFolders(settings.root());
    this.watch = new OutputWatch(settings.root(), settings.maxOutputBytes(), executor);
    try {
      Files.createDirectories(settings.root());
    } catch (IOException e) {
      throw cannotWork(e);
    }
  }

  /**
   * Ends what an engine that died left running below the root, and deletes what it left there. To
   * be called before the first attempt, by the one engine that has this root.
   *
   * @return how many folders there were
   */
  public int sweep() {
    return Leftovers.sweep(settings.root());
  }

  /** Whether attempts are kept in a sandbox; finds out, which may take a few milliseconds. */
  public boolean isSandboxed() {
    return !(sandbox() instanceof NoSandbox);
  }

  @Override
  public WorkResult perform(WorkOrder order, StopSignal stop) {
    return Probe.ask(order, stop, this::act).orElseGet(() -> act(order, stop));
  }

  private WorkResult act(WorkOrder order, StopSignal stop) {
    try {
      if (OwnWork.is(order.stage().stage().action())) {
        return new OwnWork(store, settings.environment(), time, settings.root(), order)
            .perform(stop);
      }
      Optional<Code.Classes> within =
          settings.perturbation().isAny() ? Optional.empty() : EngineAttempt.code(order);
      return within.isPresent()
          ? new EngineAttempt(
                  store,
                  settings.environment(),
                  time,
                  executor,
                  folders,
                  watch,
                  calls,
                  order,
                  within.get())
              .perform(stop)
          : inFolder(order, stop);
    } catch (IOException e) {
      throw cannotWork(e);
    }
  }

  private WorkResult inFolder(WorkOrder order, StopSignal stop) throws IOException {
    WorkingFolder folder = folders.take(order.task(), order.attempt());
    boolean again = false;
    try {
      Attempt attempt =
          new Attempt(store, settings.environment(), time, around(), this::java, order, folder);
      WorkResult result = attempt.perform(stop);
      again = result.outcome() instanceof Outcome.Succeeded;
      return result;
    } finally {
      folders.giveBack(folder, again);
    }
  }

  @Override
  public WorkResult fetch(Source.Http source, SortedMap<String, String> params, StopSignal stop) {
    Path body = settings.root().resolve("fetch-" + source.name());
    try {
      Outcome outcome =
          HttpFetch.get(source, params, settings.environment(), store, body, Pause.real(), stop);
      return new WorkResult(outcome, AttemptStats.NONE);
    } catch (IOException e) {
      throw cannotWork(e);
    }
  }

  @Override
  public Verdict condition(WorkOrder order) {
    try {
      return new TaskExpressions(store, order).condition();
    } catch (MissingContentException e) {
      return new Verdict.Lost(Attempt.lost(store, order, e.digest()).digests());
    }
  }

  @Override
  public LoopVerdict judge(WorkOrder order) {
    try {
      return new LoopExpressions(store, order).judge();
    } catch (MissingContentException e) {
      return new LoopVerdict.Lost(List.of(e.digest()));
    }
  }

  @Override
  public void close() {
    JavaRunner runner;
    synchronized (this) {
      closed = true;
      runner = java;
    }
    if (runner != null) {
      runner.close();
    }
    watch.close();
    folders.close();
  }

  private Surroundings around() {
    return new Surroundings(
        sandbox(), launcher, settings.perturbation(), settings.outside(), watch, folders.files());
  }

  private synchronized Sandbox sandbox() {
    if (sandbox == null) {
      sandbox = Sandbox.choose(settings.sandbox(), settings.cache().resolve("sandbox"));
    }
    return sandbox;
  }

  private synchronized JavaRunner java() {
    if (closed) {
      throw new IllegalStateException("the worker is closed");
    }
    if (java == null) {
      java =
          new JavaRunner(
              settings.root(),
              settings.cache(),
              sandbox(),
              settings.maxChildJvms(),
              executor,
              settings.perturbation());
    }
    return java;
  }

  private KryptonxException cannotWork(IOException cause) {
    return new KryptonxException(
        ErrorCode.ENVIRONMENT,
        "cannot use working folders in "
            + settings.root()
            + ": "
            + cause
            + "; see that it can be written and has space left",
        cause);
  }
}
