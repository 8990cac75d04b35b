package io.kryptonx.scheduler;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tasks that are answered from records of the store. What people decided about equal work is asked
 * for; where nothing was, the task is parked, and the run rests once nothing else goes on.
 */
final class Reviews {

  private Reviews() {}

  /** What follows from what is known of decisions. */
  static Decision consulted(RunState state, Request.Consulted answer) {
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new TreeSet<>();
    List<Event.Review> decided = new ArrayList<>();
    for (Event.Review review : answer.decided()) {
      Optional<Task> task = asked(state, review.task(), answered, ignored);
      if (task.isPresent()) {
        check(task.get(), review);
        decided.add(review);
      }
    }
    List<TaskId> parked =
        answer.undecided().stream()
            .filter(id -> asked(state, id, answered, ignored).isPresent())
            .toList();
    List<Event> events = new ArrayList<>();
    Batches.split(decided, Batches::size).forEach(b -> events.add(new Event.ReviewsDecided(b)));
    Batches.split(parked, Batches::size).forEach(b -> events.add(new Event.ReviewsParked(b)));
    return new Decision(events, Map.of(), ignored);
  }

  private static Optional<Task> asked(
      RunState state, TaskId id, Set<TaskId> answered, List<String> ignored) {
    Optional<Task> task = state.task(id).filter(t -> t.phase() == Task.Phase.CONSULTING);
    if (task.isEmpty() || !answered.add(id)) {
      ignored.add("nobody asks any more what was decided about " + id);
      return Optional.empty();
    }
    return task;
  }

  private static void check(Task task, Event.Review review) {
    InvariantViolation.check(
        review.fingerprint().equals(task.knownFingerprint()),
        "a decision about other work than that of " + task.id());
    InvariantViolation.check(
        review.refused().isPresent()
            ? review.outputs().isEmpty()
            : Outputs.fits(task.stage.node, review.outputs()),
        "a decision about " + task.id() + " gives other outputs: " + review.outputs().keySet());
  }

  /** The task waits for a person. */
  static void park(Task task) {
    task.to(Task.Phase.PARKED);
    task.parked = true;
    task.status = TaskStatus.WAITING;
    task.stage.count(TaskStatus.WAITING, 1);
  }

  /** The task does not wait any more. */
  static void unpark(Task task) {
    task.status = null;
    task.stage.count(TaskStatus.WAITING, -1);
  }

  /** Takes a decision over, and says how the task ends. */
  static TaskStatus decided(RunState state, Task task, Event.Review review, Contents contents) {
    check(task, review);
    if (review.refused().isPresent()) {
      task.failure = review.refused().get();
      return TaskStatus.FAILED;
    }
    task.outputs = Outputs.load(task.stage.node, review.outputs(), contents);
    return task.parked ? state.ranOrUnchanged(task) : TaskStatus.CACHED;
  }
}
