package io.kryptonx.engine;

import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import io.kryptonx.worker.local.LocalWorker;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker of this machine that comes into being, and sweeps up what an engine that died has left,
 * when the first attempt needs it. A run that executes nothing pays nothing for it.
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
  public synchronized Optional<String> limitation() {
    return worker == null || !walled || worker.isSandboxed()
        ? Optional.empty()
        : Optional.of(
            "no sandbox here: bubblewrap is not installed or does not work, so that stages can see"
                + " the whole machine; install it, or say --sandbox off");
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
