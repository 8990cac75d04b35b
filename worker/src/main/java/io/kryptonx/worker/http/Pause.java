package io.kryptonx.worker.http;

import io.kryptonx.worker.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting between two requests. Any thread; it blocks. */
@FunctionalInterface
public interface Pause {

  /** Waits so long, and no longer once the signal is given or the thread is interrupted. */
  void take(Duration time, StopSignal stop);

  /** Waiting on the clock of this machine. */
  static Pause real() {
    return (time, stop) -> {
      CountDownLatch stopped = new CountDownLatch(1);
      try (StopSignal.Registration _ = stop.onStop(stopped::countDown)) {
        boolean _ = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    };
  }
}
