package io.kryptonx.testkit.host;

import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An executor without threads: waiting is when work is done, in an order that a seed decides. */
final class SeededExecutor implements Executor {

  private final Random random;
  private final List<Runnable> waiting = new ArrayList<>();
  private EngineDeath death = new EngineDeath();

  SeededExecutor(long seed) {
    this.random = new Random(seed);
  }

  void diesOf(EngineDeath next) {
    death = next;
  }

  /** What a dead engine had still to do is never done. */
  void forget() {
    waiting.clear();
  }

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  @Override
  public void await(Inbox<?> inbox) {
    death.check();
    while (inbox.isEmpty()) {
      InvariantViolation.check(!waiting.isEmpty(), "the engine waits, and nothing is left to do");
      waiting.remove(random.nextInt(waiting.size())).run();
    }
  }
}
