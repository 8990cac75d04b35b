package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides what follows from a request in a state, and changes nothing. */
final class Decider {

  /** So many digests fit into an event; more are found by the next attempt. */
  static final int MAX_LOST_TOLD = 4096;

  private final RunState state;
  private final Readiness readiness;

  Decider(RunState state, Readiness readiness) {
    this.state = state;
    this.readiness = readiness;
  }

  Decision decide(Request request) {
    if (state.phase == RunState.Phase.ENDED) {
      return Decision.ignore("run " + state.start.run() + " has ended");
    }
    return switch (request) {
      case Request.Start start ->
          Decision.ignore("run " + start.start().run() + " was started already");
      case Request.Resume(var epoch) -> resume(epoch);
      case Request.Evaluated(var conditions) -> evaluated(conditions);
      case Request.Consulted consulted -> Reviews.consulted(state, consulted);
      case Request.Judged judged -> LoopDecisions.judged(state, judged);
      case Request.Settle(var loops) -> LoopDecisions.settle(state, loops);
      case Request.LookedUp lookedUp -> lookedUp(lookedUp);
      case Request.Granted granted -> granted(granted);
      case Request.AttemptEnded ended -> attemptEnded(ended);
      case Request.Conclude() -> conclude();
      case Request.PublicationEnded(var refused) -> publicationEnded(refused);
      case Request.Cancel() ->
          state.phase == RunState.Phase.WORKING && !state.cancelled
              ? cancel()
              : Decision.ignore("nothing is left to cancel");
      case Request.Supersede() -> supersede();
    };
  }

  /** Files that were about to be published stand half done; that is completed first. */
  private Decision supersede() {
    return switch (state.phase) {
      case WORKING, RESTING, CONCLUDING ->
          end(RunStatus.SUPERSEDED, Doubts.underWay(state, false, "the engine ended meanwhile"));
      case PUBLISHING, PUBLISHED ->
          Decision.ignore("run " + state.start.run() + " is publishing; resume it to its end");
      case ENDED -> Decision.ignore("run " + state.start.run() + " has ended");
    };
  }

  private Decision cancel() {
    List<Event> events = new ArrayList<>(Doubts.underWay(state, false, "the run was cancelled"));
    events.addAll(LoopDecisions.cancelled(state));
    events.add(new Event.RunCancelled());
    return new Decision(events, Map.of(), List.of());
  }

  private Decision resume(long epoch) {
    InvariantViolation.check(
        state.mayGoOn(epoch), "engine epoch " + epoch + " is not above " + state.epoch);
    List<Event> events =
        new ArrayList<>(Doubts.underWay(state, true, "the engine ended meanwhile"));
    events.add(new Event.EngineStarted(epoch));
    return new Decision(events, Map.of(), List.of());
  }

  private Decision evaluated(List<Event.Condition> conditions) {
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new HashSet<>();
    List<Event.Condition> open = new ArrayList<>();
    for (Event.Condition condition : conditions) {
      Optional<Task> task =
          state.task(condition.task()).filter(t -> t.phase() == Task.Phase.DECIDING);
      if (task.isPresent() && answered.add(condition.task())) {
        open.add(condition);
      } else {
        ignored.add("the condition of " + condition.task() + " is not asked for any more");
      }
    }
    List<Event> events = new ArrayList<>();
    Batches.split(open, Batches::size)
        .forEach(batch -> events.add(new Event.ConditionsDecided(batch)));
    return new Decision(events, Map.of(), ignored);
  }

  private Decision lookedUp(Request.LookedUp answer) {
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new HashSet<>();
    SortedMap<Integer, List<Integer>> positions = new TreeMap<>();
    List<Event.Found> found = new ArrayList<>();
    List<TaskId> lost = new ArrayList<>();
    for (TaskId id : answer.standing()) {
      Optional<Task> task = looking(id, answered, ignored);
      if (task.isPresent() && state.locks.of(task.get()).isPresent()) {
        state.locks.found(task.get()).ifPresentOrElse(found::add, () -> lost.add(id));
      } else {
        task.flatMap(t -> readiness.pin(t).or(() -> readiness.standing(t)))
            .ifPresent(e ->
                positions.computeIfAbsent(e.chunk(), _ -> new ArrayList<>()).add(e.position()));
      }
    }
    for (TaskId id : answer.lost()) {
      looking(id, answered, ignored).ifPresent(_ -> lost.add(id));
    }
    for (Event.Found result : answer.found()) {
      Optional<Task> task = looking(result.task(), answered, ignored);
      if (task.isPresent() && fits(task.get(), result)) {
        found.add(result);
      }
    }
    List<Event> events = new ArrayList<>();
    positions.forEach((chunk, list) ->
        events.add(
            new Event.ChunkReused(
                state.base.chunk(chunk), list.stream().sorted().distinct().toList())));
    Batches.split(found, Batches::size).forEach(b -> events.add(new Event.ResultsFound(b)));
    Batches.split(lost, Batches::size).forEach(b -> events.add(new Event.LocksLost(b)));
    return new Decision(events, Map.of(), ignored);
  }

  private static boolean fits(Task task, Event.Found result) {
    return result.fingerprint().equals(task.knownFingerprint())
        && Outputs.fits(task.stage.node, result.outputs());
  }

  private Decision granted(Request.Granted granted) {
    if (granted.epoch() != state.epoch) {
      return Decision.ignore("granted under epoch " + granted.epoch() + ", now " + state.epoch);
    }
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new HashSet<>();
    List<Event.Attempt> attempts = new ArrayList<>();
    List<TaskId> withheld = new ArrayList<>();
    for (TaskId id : granted.tasks()) {
      Optional<Task> task = ready(id, answered, ignored);
      if (task.filter(state::withholds).isPresent()) {
        withheld.add(id);
      } else {
        task.ifPresent(t -> attempts.add(new Event.Attempt(id, t.attempts + 1)));
      }
    }
    List<Event> events = new ArrayList<>();
    Batches.split(withheld, Batches::size)
        .forEach(batch -> events.add(new Event.AttemptsWithheld(batch)));
    Batches.split(attempts, a -> Batches.size(a.task()))
        .forEach(batch -> events.add(new Event.AttemptsStarted(state.epoch, batch)));
    return new Decision(events, Map.of(), ignored);
  }

  /** A task that waits for a result: content that has to be made again is not looked for. */
  private Optional<Task> looking(TaskId id, Set<TaskId> answered, List<String> ignored) {
    Optional<Task> task = ready(id, answered, ignored);
    if (task.isPresent() && task.get().remade > 0) {
      ignored.add(id + " has to be done again");
      return Optional.empty();
    }
    return task;
  }

  private Optional<Task> ready(TaskId id, Set<TaskId> answered, List<String> ignored) {
    Optional<Task> task = state.task(id).filter(t -> t.phase() == Task.Phase.READY);
    if (task.isEmpty() || !answered.add(id)) {
      ignored.add(id + " is not ready any more");
      return Optional.empty();
    }
    return task;
  }

  /** An answer of an engine before this one may be about what was never durable. */
  private Decision attemptEnded(Request.AttemptEnded ended) {
    InvariantViolation.check(
        ended.epoch() <= state.epoch,
        "an attempt under epoch " + ended.epoch() + ", which is not before " + state.epoch);
    if (ended.epoch() < state.epoch) {
      return Decision.ignore("attempt " + ended.attempt() + " of " + ended.task() + " was lost");
    }
    Task task =
        state
            .task(ended.task())
            .orElseThrow(
                () -> new InvariantViolation("an attempt of " + ended.task() + ", no such task"));
    InvariantViolation.check(
        ended.attempt() <= task.attempts,
        "attempt " + ended.attempt() + " of " + ended.task() + " was never begun");
    if (task.phase() != Task.Phase.RUNNING || ended.attempt() != task.attempts) {
      return Decision.ignore("attempt " + ended.attempt() + " of " + ended.task() + " is over");
    }
    return switch (ended.outcome()) {
      case Outcome.Succeeded(var outputs) -> succeeded(task, ended, outputs);
      case Outcome.Failed(var failure, var wait) ->
          failed(task, ended, Doubts.judged(task, failure), wait);
      case Outcome.InputsLost(var digests) ->
          Decision.of(
              new Event.InputsLost(
                  ended.task(), ended.attempt(), digests.stream().limit(MAX_LOST_TOLD).toList()));
      case Outcome.Stopped() -> Decision.ignore(ended.task() + " was stopped");
    };
  }

  private Decision failed(
      Task task, Request.AttemptEnded ended, Failure failure, Optional<Duration> wait) {
    return Decision.of(
        new Event.AttemptFailed(
            ended.task(),
            ended.attempt(),
            failure,
            ended.stats(),
            Retries.next(state, task, failure, wait, ended.now())));
  }

  /** The first durable result of a fingerprint stands; a different later one is an impurity. */
  private static Decision succeeded(
      Task task, Request.AttemptEnded ended, SortedMap<String, AssetContent> outputs) {
    InvariantViolation.check(
        Outputs.fits(task.stage.node, outputs),
        "attempt of " + ended.task() + " made other outputs than declared: " + outputs.keySet());
    SortedMap<String, AssetContent> standing = ended.known().orElse(outputs);
    Event finished =
        new Event.TaskFinished(
            ended.task(), ended.attempt(), task.knownFingerprint(), standing, ended.stats());
    SortedMap<String, Digest> known = Outputs.digests(madeBefore(task, ended));
    SortedMap<String, Digest> found = Outputs.digests(outputs);
    return known.isEmpty() || known.equals(found)
        ? Decision.of(finished)
        : Decision.of(new Event.Diverged(ended.task(), known, found), finished);
  }

  /** What equal work gave before: another run's result, or its own whose content is gone. */
  private static SortedMap<String, AssetContent> madeBefore(Task task, Request.AttemptEnded ended) {
    return ended
        .known()
        .orElseGet(() -> task.outputs == null ? new TreeMap<>() : Outputs.named(task));
  }

  private Decision conclude() {
    RunStatus outcome = state.outcome();
    if (state.phase == RunState.Phase.PUBLISHED) {
      return end(outcome, List.of());
    }
    if (state.phase != RunState.Phase.CONCLUDING) {
      return Decision.ignore("there is nothing to conclude");
    }
    if (state.waitsForBudget() && state.budgetSpent == null && !state.cancelled) {
      List<Event> events = new ArrayList<>(LoopDecisions.cancelled(state));
      events.add(new Event.BudgetSpent(state.overBudget().orElseThrow(), state.withheld));
      return new Decision(events, Map.of(), List.of());
    }
    if (state.start.rollback().isPresent()) {
      return Decision.of(new Event.PublicationStarted(state.start.rollback().get().set()));
    }
    List<Publication> publish = PublicationSet.wanted(state, outcome);
    if (publish.isEmpty()) {
      return end(outcome, List.of());
    }
    PublicationSet set = PublicationSet.of(state, publish);
    if (set.refused().isPresent()) {
      return end(
          RunStatus.FAILED, List.of(new Event.PublicationRefused(set.refused().orElseThrow())));
    }
    return new Decision(
        List.of(new Event.PublicationStarted(set.ref())), set.contents(), List.of());
  }

  private Decision publicationEnded(Optional<String> refused) {
    if (state.phase != RunState.Phase.PUBLISHING) {
      return Decision.ignore("nothing is being published");
    }
    return refused
        .map(reason -> end(RunStatus.FAILED, List.of(new Event.PublicationRefused(reason))))
        .orElseGet(() -> end(state.outcome(), List.of(new Event.Published(state.publicationSet))));
  }

  private Decision end(RunStatus status, List<Event> before) {
    if (state.start.rollback().isPresent()) {
      return rolledBack(status, before);
    }
    RunManifest.Lists lists = RunManifest.of(state.stages, KeptResults.of(state));
    Map<Digest, byte[]> contents = new TreeMap<>(lists.results().contents());
    contents.putAll(lists.details().contents());
    List<Event> events = new ArrayList<>(before);
    events.add(new Event.RunEnded(status, lists.results().root(), lists.details().root()));
    return new Decision(events, contents, List.of());
  }

  /** A rollback that was refused leaves everything as the run before it did. */
  private Decision rolledBack(RunStatus status, List<Event> before) {
    RunStart.Rollback to = state.start.rollback().orElseThrow();
    Optional<RunStart.BaseRun> base = state.start.base();
    boolean done = status == RunStatus.SUCCEEDED;
    List<Event> events = new ArrayList<>(before);
    events.add(
        done || base.isEmpty()
            ? new Event.RunEnded(status, to.manifest(), to.details())
            : new Event.RunEnded(status, base.get().manifest(), base.get().details()));
    return Decision.of(events);
  }
}
