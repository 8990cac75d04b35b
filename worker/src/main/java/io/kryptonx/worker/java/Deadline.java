package io.kryptonx.worker.java;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does something when a time has passed, unless it is closed before. */
public final class Deadline implements AutoCloseable {

  private final CountDownLatch closed = new CountDownLatch(1);

  private Deadline() {}

  /** Starts it; without a timeout nothing happens. */
  public static Deadline start(Optional<Duration> timeout, Executor executor, Runnable action) {
    Deadline deadline = new Deadline();
    timeout.ifPresent(time -> executor.execute(() -> deadline.await(time, action)));
    return deadline;
  }

  private void await(Duration time, Runnable action) {
    try {
      if (!closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
        action.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
