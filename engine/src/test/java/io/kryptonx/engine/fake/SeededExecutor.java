package io.kryptonx.engine.fake;

import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An executor without threads: it does waiting work inside {@code await}, in a seeded order. */
public final class SeededExecutor implements Executor {

  private final Random random;
  private final List<Runnable> waiting = new ArrayList<>();

  /** An executor whose order of work follows from a seed. */
  public SeededExecutor(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public void execute(Runnable work) {
    waiting.add(work);
  }

  /** Time passes at once, so that commits are as many as they can be. */
  @Override
  public void after(Duration time, Runnable work) {
    work.run();
  }

  @Override
  public void await(Inbox<?> inbox) {
    while (inbox.isEmpty()) {
      InvariantViolation.check(!waiting.isEmpty(), "nothing is left that could bring a message");
      waiting.remove(random.nextInt(waiting.size())).run();
    }
  }
}
