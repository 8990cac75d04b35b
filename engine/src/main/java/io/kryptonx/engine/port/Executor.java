package io.kryptonx.engine.port;

import java.time.Duration;

/** Does work that may block, beside the caller, and lets the caller wait for its messages. */
public interface Executor {

  /**
   * Does work some time soon. Work neither waits for other work nor throws.
   *
   * @param work puts what came of it into an inbox
   */
  void execute(Runnable work);

  /**
   * Does work after some time. An executor without threads of its own has no time, either: it does
   * such work as any other.
   */
  default void after(Duration time, Runnable work) {
    execute(work);
  }

  /**
   * Returns when the inbox has a message, or at once if it has one. An executor without threads of
   * its own does waiting work meanwhile.
   *
   * @throws io.kryptonx.model.problem.InvariantViolation if nothing is left that could bring one
   */
  void await(Inbox<?> inbox);
}
