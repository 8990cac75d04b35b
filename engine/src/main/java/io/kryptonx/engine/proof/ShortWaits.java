package io.kryptonx.engine.proof;

import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import java.time.Duration;

/** An executor with which nothing waits long for its time. */
record ShortWaits(Executor executor) implements Executor {

  private static final Duration LONGEST = Duration.ofMillis(20);

  @Override
  public void execute(Runnable work) {
    executor.execute(work);
  }

  @Override
  public void after(Duration time, Runnable work) {
    executor.after(time.compareTo(LONGEST) < 0 ? time : LONGEST, work);
  }

  @Override
  public void await(Inbox<?> inbox) {
    executor.await(inbox);
  }
}
