package io.kryptonx.engine.proof;

import io.kryptonx.engine.report.ChaosReport.Faults;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;

/** A worker that gets in the way of another one, as a seed says. Any thread. */
final class ChaosWorker implements Worker {

  /** The most crashes of one run; a task that is lost more often than five times fails. */
  private static final int MAX_CRASHES = 2;

  private static final int FAIL_PERCENT = 10;
  private static final int DELAY_PERCENT = 30;
  private static final int MAX_DELAY_MILLIS = 25;

  private final SplittableRandom random;
  private final Optional<Criticality> criticality;
  private final Set<Fingerprint> executed = new HashSet<>();
  private final List<Digest> made = new ArrayList<>();

  /** What effects recorded, which is durable and is not made again. */
  private final Set<Digest> recorded = new HashSet<>();

  /** The keys of effects that were repeated. */
  private final Set<EventId> repeated = new HashSet<>();

  private Worker worker;
  private int untilCrash;
  private boolean crashing;
  private int ended;
  private int crashes;
  private int failures;
  private int delays;
  private int lost;

  /**
   * Gets in the way of {@code worker}.
   *
   * @param tasks about how many attempts there will be
   * @param criticality of the pipeline, which says how often attempts may fail
   */
  ChaosWorker(
      Worker worker, SplittableRandom random, int tasks, Optional<Criticality> criticality) {
    this.criticality = criticality;
    this.worker = worker;
    this.random = random;
    this.untilCrash = 1 + random.nextInt(Math.max(1, tasks / 2));
  }

  private enum Plan {
    PERFORM,
    FAIL,
    CRASH
  }

  @Override
  public WorkResult perform(WorkOrder order, StopSignal stop) {
    return switch (plan(order)) {
      case CRASH -> throw crash();
      case FAIL ->
          new WorkResult(
              new Outcome.Failed(new Failure(Failure.Kind.TRANSIENT, "chaos: it passes")),
              AttemptStats.NONE);
      case PERFORM -> {
        delay();
        if (isToBeRepeated(order)) {
          current().perform(order, stop); // whose answer nobody hears
        }
        WorkResult result = current().perform(order, stop);
        if (isGone()) {
          throw crash(); // nobody hears the answer
        }
        note(order, result);
        yield result;
      }
    };
  }

  private synchronized Plan plan(WorkOrder order) {
    if (crashing || crashes < MAX_CRASHES && --untilCrash == 0) {
      crashing = true;
      return Plan.CRASH;
    }
    Stage stage = order.stage().stage();
    boolean mayFail =
        order.attempt()
            < stage.retry().attempts(stage.labels().criticality().or(() -> criticality));
    if (mayFail && random.nextInt(100) < FAIL_PERCENT) {
      failures++;
      return Plan.FAIL;
    }
    return Plan.PERFORM;
  }

  /** An effect that may be repeated with its key has to come out as if it acted once. */
  private synchronized boolean isToBeRepeated(WorkOrder order) {
    boolean may =
        order
            .stage()
            .stage()
            .effect()
            .filter(effect -> effect.onUnknown() == Effect.Unknown.RETRY)
            .isPresent();
    return may && order.act().isPresent() && repeated.add(order.act().get().key());
  }

  private void delay() {
    int millis;
    synchronized (this) {
      millis = random.nextInt(100) < DELAY_PERCENT ? random.nextInt(MAX_DELAY_MILLIS) : 0;
      delays += millis > 0 ? 1 : 0;
    }
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void note(WorkOrder order, WorkResult result) {
    ended++;
    if (result.outcome() instanceof Outcome.Succeeded(var outputs)) {
      executed.add(order.fingerprint());
      for (AssetContent output : outputs.values()) {
        if (output instanceof Snapshot snapshot) {
          made.add(snapshot.digest());
          if (order.act().isPresent()) {
            recorded.add(snapshot.digest());
          }
        }
      }
    }
  }

  private synchronized boolean isGone() {
    return crashing;
  }

  private synchronized Worker current() {
    return worker;
  }

  private static KryptonxException crash() {
    return new KryptonxException(ErrorCode.ENVIRONMENT, "chaos: the engine dies");
  }

  /** Whether the engine is to be taken as dead. */
  synchronized boolean crashed() {
    return crashing;
  }

  /**
   * After a crash another worker goes on.
   *
   * @return content that the crash took with it, which was made before, or nothing
   */
  synchronized Optional<Digest> restart(Worker next) {
    worker = next;
    crashing = false;
    crashes++;
    untilCrash = 2 + random.nextInt(Math.max(1, ended + 1));
    List<Digest> mayGo = made.stream().filter(digest -> !recorded.contains(digest)).toList();
    if (mayGo.isEmpty()) {
      return Optional.empty();
    }
    lost++;
    return Optional.of(mayGo.get(random.nextInt(mayGo.size())));
  }

  /** What it did. */
  synchronized Faults faults() {
    return new Faults(crashes, failures, delays, lost);
  }

  /** How many attempts came to their end. */
  synchronized int ended() {
    return ended;
  }

  /** The work that was done. */
  synchronized Set<Fingerprint> executed() {
    return Set.copyOf(executed);
  }

  @Override
  public Verdict condition(WorkOrder order) {
    return current().condition(order);
  }

  @Override
  public LoopVerdict judge(WorkOrder order) {
    return current().judge(order);
  }

  @Override
  public WorkResult fetch(Source.Http source, SortedMap<String, String> params, StopSignal stop) {
    return current().fetch(source, params, stop);
  }

  @Override
  public void close() {
    // whoever made the other one closes it
  }
}
