package io.kryptonx.worker.launch;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A process that this one started. For one thread at a time. */
public interface Child {

  /** Its number, which no other process has until it was waited for. */
  long pid();

  /** Whether it has not ended. */
  boolean isAlive();

  /**
   * Waits for its end.
   *
   * @return its exit code, or 128 and the number of the signal that ended it; nothing if the time
   *     passed before
   * @throws InterruptedException if the thread is interrupted
   */
  OptionalInt await(Duration time) throws InterruptedException;

  /** Asks it to end. */
  void destroy();

  /** Ends it. */
  void destroyForcibly();

  /** What it started, as far as that is alive. */
  Stream<ProcessHandle> descendants();

  /** One that the JDK started. */
  static Child of(Process process) {
    return new JdkChild(process);
  }
}
