package io.kryptonx.scheduler;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Lock;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the state by events, live and after a crash alike, and says what to order. */
final class Applier {

  /** How often an attempt may be lost with an engine before the task runs alone. */
  static final int MAX_LOST = 5;

  private final RunState state;
  private final Readiness readiness;
  private final Propagation propagation;
  private final LostContent lostContent;

  Applier(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
    this.propagation = new Propagation(state, readiness);
    this.lostContent = new LostContent(state, readiness);
  }

  /** The run started; what is ready is ordered once an engine has taken it on. */
  void begin() {
    propagation.begin();
  }

  List<Order> apply(Event event, Contents contents) {
    InvariantViolation.check(
        state.phase != RunState.Phase.ENDED, "an event follows the end of " + state.start.run());
    List<Order> orders = new ArrayList<>();
    switch (event) {
      case Event.RunStarted started ->
          throw new InvariantViolation("run " + started.start().run() + " started twice");
      case Event.SourceChanged _, Event.Diverged _ -> {} // facts that nothing here follows from
      case Event.EngineStarted(var epoch) -> orders.addAll(engineStarted(epoch));
      case Event.ChunkReused(var chunk, var positions) -> reused(chunk, positions, contents);
      case Event.ResultsFound(var results) -> results.forEach(r -> found(r, contents));
      case Event.AttemptsStarted(var epoch, var attempts) -> {
        InvariantViolation.check(
            epoch == state.epoch, "attempts begin under epoch " + epoch + ", not " + state.epoch);
        attempts.forEach(attempt -> orders.add(started(attempt)));
      }
      case Event.AttemptsWithheld(var tasks) ->
          tasks.forEach(id -> withhold(task(id, Task.Phase.READY)));
      case Event.BudgetSpent(var used, _) -> {
        phase(RunState.Phase.CONCLUDING);
        state.budgetSpent = used;
        stopOpen();
        orders.add(new Order.Conclude());
      }
      case Event.ConditionsDecided(var conditions) -> conditions.forEach(this::decided);
      case Event.ReviewsParked(var tasks) ->
          tasks.forEach(id -> Reviews.park(task(id, Task.Phase.CONSULTING)));
      case Event.LocksLost(var tasks) -> tasks.forEach(this::lockLost);
      case Event.ReviewsDecided(var reviews) -> reviews.forEach(r -> reviewed(r, contents));
      case Event.IterationsJudged(var judgements) -> judgements.forEach(this::judged);
      case Event.LoopsEnded(var ends) -> ends.forEach(this::loopEnded);
      case Event.TaskFinished finished -> finished(finished, contents);
      case Event.AttemptFailed failed -> failed(failed);
      case Event.InputsLost lost -> inputsLost(lost);
      case Event.PublicationStarted(var set) -> {
        phase(RunState.Phase.CONCLUDING);
        state.phase = RunState.Phase.PUBLISHING;
        state.publicationSet = set;
        state.publication = PublicationSet.read(set, contents);
        orders.add(publish());
      }
      case Event.Published _ -> {
        phase(RunState.Phase.PUBLISHING);
        state.phase = RunState.Phase.PUBLISHED;
      }
      case Event.PublicationRefused(var reason) -> {
        state.phase = RunState.Phase.PUBLISHED;
        state.publicationRefused = reason;
      }
      case Event.RunCancelled() -> {
        cancelled();
        orders.add(new Order.Conclude());
      }
      case Event.RunEnded(var status, var manifest, _) -> {
        state.phase = RunState.Phase.ENDED;
        state.status = status;
        state.digest = manifest;
        orders.add(new Order.Ended(status, manifest));
      }
    }
    if (state.epoch > 0) {
      orders.addAll(readiness.takeOrders());
    }
    if (state.phase == RunState.Phase.WORKING && (state.isExhausted() || state.waitsForBudget())) {
      state.phase = RunState.Phase.CONCLUDING;
      if (state.epoch > 0) {
        orders.add(new Order.Conclude());
      }
    } else if (state.phase == RunState.Phase.WORKING && state.waitsForPeople()) {
      state.phase = RunState.Phase.RESTING;
      state.status = RunStatus.WAITING;
      if (state.epoch > 0) {
        orders.add(new Order.Rest());
      }
    }
    return orders;
  }

  /** Open orders of an earlier engine are given again; its attempts are lost. */
  private List<Order> engineStarted(long epoch) {
    InvariantViolation.check(
        state.mayGoOn(epoch), "engine epoch " + epoch + " is not above " + state.epoch);
    state.epoch = epoch;
    if (state.phase == RunState.Phase.RESTING) {
      state.phase = RunState.Phase.WORKING;
      state.status = RunStatus.OPEN;
    }
    for (Task task : state.allTasks()) {
      if (task.phase() == Task.Phase.RUNNING) {
        task.stage.running--;
        task.lost++;
        task.to(Task.Phase.READY);
        if (task.lost > MAX_LOST) {
          task.failure =
              new Failure(
                  Failure.Kind.LOST,
                  "its attempts were lost with the engine " + task.lost + " times, the last alone");
          endAndCarry(task, TaskStatus.FAILED);
        }
      }
    }
    readiness.again();
    return switch (state.phase) {
      case CONCLUDING, PUBLISHED -> List.of(new Order.Conclude());
      case PUBLISHING -> List.of(publish());
      case WORKING, RESTING, ENDED -> List.of();
    };
  }

  private Order publish() {
    boolean whole = state.outcome() == RunStatus.SUCCEEDED;
    return new Order.Publish(state.publicationSet, state.publication, whole);
  }

  private void decided(Event.Condition condition) {
    Task task = task(condition.task(), Task.Phase.DECIDING);
    if (condition.error().isPresent()) {
      task.failure =
          new Failure(Failure.Kind.PERMANENT, "its condition: " + condition.error().get());
      propagation.end(task, TaskStatus.FAILED);
    } else if (condition.holds()) {
      readiness.ready(task, propagation);
    } else {
      propagation.end(task, TaskStatus.SKIPPED);
    }
    propagation.drain();
  }

  private void reviewed(Event.Review review, Contents contents) {
    Task task = task(review.task(), Task.Phase.CONSULTING);
    endAndCarry(task, Reviews.decided(state, task, review, contents));
  }

  private void judged(Event.Judgement judgement) {
    Pass pass =
        state
            .judging(judgement.iteration())
            .orElseThrow(
                () -> new InvariantViolation(judgement.iteration() + " is not to be judged"));
    propagation.loops().judged(pass, judgement);
    propagation.drain();
  }

  private void loopEnded(Event.LoopEnd end) {
    Task task =
        state
            .task(end.task())
            .filter(Task::isLooping)
            .orElseThrow(() -> new InvariantViolation("there is no loop " + end.task()));
    if (end.ending() == Ending.CANCELLED) {
      task.knownLoop().settle(end); // the end of the run follows, and ends the task
      return;
    }
    propagation.loops().ended(task.knownLoop(), end);
    propagation.drain();
  }

  private void reused(Digest chunk, List<Integer> positions, Contents contents) {
    for (int position : positions) {
      BaseTable.Entry entry = state.base.at(chunk, position);
      Task task = looking(state.heir(entry.task()));
      boolean equalWork = entry.hasFingerprint(task.knownFingerprint());
      boolean pinned = readiness.pin(task).isPresent();
      InvariantViolation.check(
          equalWork || pinned, "reused work of " + task.id() + " is not equal");
      task.stale = !equalWork;
      task.charge = entry.charge();
      task.outputs = Outputs.load(task.stage.node, entry.outputs(), contents);
      endAndCarry(task, pinned ? TaskStatus.LOCKED : TaskStatus.CACHED);
    }
  }

  private void found(Event.Found found, Contents contents) {
    Task task = looking(found.task());
    checkWork(task, found.fingerprint());
    Optional<Lock> lock = state.locks.of(task);
    InvariantViolation.check(
        lock.filter(l -> !l.outputs().equals(found.outputs())).isEmpty(),
        "task " + task.id() + " is locked to something else");
    task.stale = lock.filter(l -> !Locks.isOfWork(l, task)).isPresent();
    task.charge = state.same(found.charge());
    task.outputs = Outputs.load(task.stage.node, found.outputs(), contents);
    endAndCarry(task, lock.isPresent() ? TaskStatus.LOCKED : TaskStatus.CACHED);
  }

  private void lockLost(TaskId id) {
    Task task = looking(id);
    task.failure = state.locks.lost(task);
    endAndCarry(task, TaskStatus.FAILED);
  }

  private Order started(Event.Attempt attempt) {
    Task task = task(attempt.task(), Task.Phase.READY);
    InvariantViolation.check(
        attempt.number() == task.attempts + 1,
        "attempt " + attempt.number() + " of " + task.id() + " follows " + task.attempts);
    task.attempts = attempt.number();
    task.to(Task.Phase.RUNNING);
    task.stage.running++;
    return new Order.Perform(
        state.epoch,
        attempt.task(),
        task.attempts,
        task.knownFingerprint(),
        task.stage.node.dimensions(),
        task.knownInputs(),
        task.lost >= MAX_LOST,
        Doubts.key(state, task));
  }

  private void finished(Event.TaskFinished finished, Contents contents) {
    Task task = running(finished.task(), finished.attempt());
    checkWork(task, finished.fingerprint());
    charge(task, finished.stats());
    task.outputs = Outputs.load(task.stage.node, finished.outputs(), contents);
    Doubts.acted(state, task);
    endAndCarry(task, state.ranOrUnchanged(task));
  }

  private void failed(Event.AttemptFailed failed) {
    Task task = running(failed.task(), failed.attempt());
    task.failure = failed.failure();
    if (lostInDoubt(failed)) {
      task.lost++;
      readiness.offer(task, Instant.EPOCH);
      return;
    }
    charge(task, failed.stats());
    task.failures++;
    if (failed.retryAt().isPresent()
        && task.failures < Retries.attempts(state, task, failed.failure())) {
      if (state.withholds(task)) {
        withhold(task);
      } else {
        readiness.offer(task, failed.retryAt().get());
      }
    } else {
      endAndCarry(task, TaskStatus.FAILED);
    }
  }

  /**
   * An attempt told what it took. What is made again because it is gone was charged when it was
   * made first, and is spent all the same.
   */
  private void charge(Task task, AttemptStats stats) {
    Charge charge = Charge.of(stats);
    task.stage.spent = task.stage.spent.plus(charge);
    boolean before = state.overBudget().isPresent();
    state.spent = state.spent.plus(charge);
    if (!before && state.overBudget().isPresent()) {
      withholdRetries();
    }
    Loops.spend(task.turn.frame, charge);
    if (task.remade == 0) {
      task.charge = state.same(task.charge.plus(charge));
    }
  }

  private void withhold(Task task) {
    task.to(Task.Phase.WITHHELD);
    state.withheld++;
  }

  /** Nothing is won by waiting for the time of an attempt that is not to begin. */
  private void withholdRetries() {
    for (Task task : state.allTasks()) {
      if (task.phase() == Task.Phase.READY && task.due != null && state.withholds(task)) {
        withhold(task);
      }
    }
  }

  /** It was lost with an engine, which says nothing of the task. */
  private static boolean lostInDoubt(Event.AttemptFailed failed) {
    return failed.failure().kind() == Failure.Kind.UNKNOWN
        && failed.retryAt().filter(Instant.EPOCH::equals).isPresent();
  }

  private void inputsLost(Event.InputsLost lost) {
    Optional<Pass> judging = state.judging(lost.task());
    if (judging.isPresent()) {
      lostToJudge(judging.get(), lost.digests());
      return;
    }
    Task task = running(lost.task(), lost.attempt());
    task.to(Task.Phase.WAITING);
    lostContent
        .remake(task, lost.digests())
        .ifPresent(failure -> {
          task.failure = failure;
          endAndCarry(task, TaskStatus.FAILED);
        });
  }

  /** What judges an iteration waits until the content is there again. */
  private void lostToJudge(Pass pass, List<Digest> digests) {
    pass.loop.task.to(Task.Phase.WAITING);
    lostContent
        .remake(pass, digests)
        .ifPresent(failure -> propagation.loops().unjudgeable(pass.loop, failure));
    propagation.drain();
  }

  private void cancelled() {
    state.cancelled = true;
    stopOpen();
    state.phase = RunState.Phase.CONCLUDING;
    readiness.again();
  }

  private void stopOpen() {
    for (Task task : state.allTasks()) {
      if (!task.isEnded()) {
        if (task.phase() == Task.Phase.RUNNING) {
          task.stage.running--;
        }
        if (task.phase() == Task.Phase.PARKED) {
          Reviews.unpark(task);
        }
        task.to(Task.Phase.ENDED);
        task.status = TaskStatus.CANCELLED;
        task.outputs = null;
        task.turn.ended();
        task.turn.count(TaskStatus.CANCELLED, 1);
      }
    }
  }

  private void endAndCarry(Task task, TaskStatus status) {
    propagation.end(task, status);
    propagation.drain();
  }

  /** A task whose result is looked for; what has to be made again is not looked for. */
  private Task looking(TaskId id) {
    Task task = task(id, Task.Phase.READY);
    InvariantViolation.check(task.remade == 0, "task " + id + " has to be done again");
    return task;
  }

  private void phase(RunState.Phase expected) {
    InvariantViolation.check(
        state.phase == expected, "the run is " + state.phase + ", not " + expected);
  }

  private Task running(TaskId id, int attempt) {
    Task task = task(id, Task.Phase.RUNNING);
    InvariantViolation.check(attempt == task.attempts, "attempt " + attempt + " of " + id);
    task.stage.running--;
    return task;
  }

  private Task task(TaskId id, Task.Phase phase) {
    Task task = state.task(id).orElseThrow(() -> new InvariantViolation("there is no task " + id));
    InvariantViolation.check(
        task.phase() == phase, "task " + id + " is " + task.phase() + ", not " + phase);
    return task;
  }

  private static void checkWork(Task task, Fingerprint fingerprint) {
    InvariantViolation.check(
        fingerprint.equals(task.knownFingerprint()), "fingerprint of " + task.id() + " differs");
  }
}
