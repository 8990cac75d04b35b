package io.kryptonx.engine.port;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * An executor with as many threads as work was ever done at once; how much that is, is the caller's
 * to bound. They are platform threads that live as long as the engine, since the kernel ends
 * sandboxed processes with the thread that started them.
 */
public final class ThreadExecutor implements Executor, AutoCloseable {

  private @Nullable ScheduledExecutorService timer;
  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor pool =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, Long.MAX_VALUE, TimeUnit.NANOSECONDS, new SynchronousQueue<>());

  /** An executor without threads yet. */
  public ThreadExecutor() {
    pool.setThreadFactory(work ->
        Thread.ofPlatform().daemon().name("kryptonx-" + count.incrementAndGet()).unstarted(work));
  }

  @Override
  public void execute(Runnable work) {
    pool.execute(work);
  }

  @Override
  public void after(Duration time, Runnable work) {
    ScheduledFuture<?> _ = timer().schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void await(Inbox<?> inbox) {
    try {
      inbox.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KryptonxException(ErrorCode.ENVIRONMENT, "the engine was interrupted", e);
    }
  }

  /** Most engines never wait for a time. */
  private synchronized ScheduledExecutorService timer() {
    if (timer == null) {
      timer =
          Executors.newSingleThreadScheduledExecutor(
              work -> Thread.ofPlatform().daemon().name("kryptonx-timer").unstarted(work));
    }
    return timer;
  }

  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
    pool.shutdownNow();
  }
}
