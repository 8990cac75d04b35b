package io.kryptonx.scheduler;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Decides what is journaled of loops. */
final class LoopDecisions {

  /** What looks at an iteration is no attempt. */
  private static final int NO_ATTEMPT = 0;

  private LoopDecisions() {}

  /** Answers to iterations that still wait for them. */
  static Decision judged(RunState state, Request.Judged answers) {
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new TreeSet<>();
    List<Event.Judgement> open = new ArrayList<>();
    for (Event.Judgement judgement : answers.judgements()) {
      if (state.judging(judgement.iteration()).isPresent() && answered.add(judgement.iteration())) {
        open.add(judgement);
      } else {
        ignored.add("the judgement of " + judgement.iteration() + " is not asked for any more");
      }
    }
    List<Event> events = new ArrayList<>();
    Batches.split(open, Batches::size)
        .forEach(batch -> events.add(new Event.IterationsJudged(batch)));
    answers
        .lost()
        .forEach((iteration, digests) -> {
          if (state.judging(iteration).isPresent() && answered.add(iteration)) {
            events.add(new Event.InputsLost(iteration, NO_ATTEMPT, told(digests)));
          } else {
            ignored.add("the judgement of " + iteration + " is not asked for any more");
          }
        });
    return new Decision(events, Map.of(), ignored);
  }

  private static List<Digest> told(List<Digest> digests) {
    return digests.stream().limit(Decider.MAX_LOST_TOLD).toList();
  }

  /** The ends of loops that have come to them. */
  static Decision settle(RunState state, List<TaskId> loops) {
    List<String> ignored = new ArrayList<>();
    Set<TaskId> answered = new TreeSet<>();
    List<Event.LoopEnd> ends = new ArrayList<>();
    for (TaskId id : loops) {
      Optional<Event.LoopEnd> end =
          state
              .task(id)
              .filter(Task::isLooping)
              .map(Task::knownLoop)
              .filter(loop -> loop.phase() == LoopState.Phase.SETTLING)
              .flatMap(LoopState::end);
      if (end.isPresent() && answered.add(id)) {
        ends.add(end.get());
      } else {
        ignored.add("loop " + id + " has not come to an end, or has ended already");
      }
    }
    return new Decision(ended(ends), Map.of(), ignored);
  }

  /** The run is cancelled, and with it all loops that go on. */
  static List<Event> cancelled(RunState state) {
    List<Event.LoopEnd> ends = new ArrayList<>();
    for (Task task : state.allTasks()) {
      if (task.isLooping()) {
        int last = task.knownLoop().pass().number;
        ends.add(new Event.LoopEnd(task.id(), Ending.CANCELLED, last, 0, Optional.empty()));
      }
    }
    return ended(ends);
  }

  private static List<Event> ended(List<Event.LoopEnd> ends) {
    List<Event> events = new ArrayList<>();
    Batches.split(ends, Batches::size).forEach(batch -> events.add(new Event.LoopsEnded(batch)));
    return events;
  }
}
