package io.kryptonx.engine;

import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import io.kryptonx.worker.local.LocalWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A worker of this machine that comes into being when the first attempt needs it, or when there is
 * something to sweep up that an engine has left that died. A run that executes nothing pays
 * nothing.
 */
final class LazyWorker implements Worker {

  private final Supplier<LocalWorker> maker;
  private final boolean walled;
  private @Nullable LocalWorker worker;

  /**
   * A worker to be made when it is needed.
   *
   * @param walled whether a sandbox is wanted where there is one
   */
  LazyWorker(Supplier<LocalWorker> maker, boolean walled) {
    this.maker = maker;
    this.walled = walled;
  }

  @Override
  public WorkResult perform(WorkOrder order, StopSignal stop) {
    return worker().perform(order, stop);
  }

  @Override
  public Verdict condition(WorkOrder order) {
    return worker().condition(order);
  }

  @Override
  public LoopVerdict judge(WorkOrder order) {
    return worker().judge(order);
  }

  @Override
  public WorkResult fetch(Source.Http source, SortedMap<String, String> params, StopSignal stop) {
    return worker().fetch(source, params, stop);
  }

  @Override
  public synchronized Optional<String> limitation() {
    return worker == null || !walled || worker.isSandboxed()
        ? Optional.empty()
        : Optional.of(
            "no sandbox here: bubblewrap is not installed or does not work, so that stages can see"
                + " the whole machine; install it, or say --sandbox off");
  }

  /**
   * Sweeps up now, if an engine that died has left something.
   *
   * @param root where working folders are
   */
  void sweepIfNeeded(Path root) {
    try (Stream<Path> left = Files.isDirectory(root) ? Files.list(root) : Stream.empty()) {
      if (left.findAny().isPresent()) {
        worker();
      }
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.STORE, "cannot look into '" + root + "': " + e.getMessage(), e);
    }
  }

  private synchronized LocalWorker worker() {
    LocalWorker present = worker;
    if (present == null) {
      present = maker.get();
      present.sweep();
      worker = present;
    }
    return present;
  }

  @Override
  public synchronized void close() {
    if (worker != null) {
      worker.close();
    }
  }
}
