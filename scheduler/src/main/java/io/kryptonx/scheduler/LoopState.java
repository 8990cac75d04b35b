package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.graph.LoopNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A loop for one item: its passes so far, and what is waited for. */
final class LoopState {

  /** What a loop waits for. */
  enum Phase {
    /** What {@code until}, {@code best} and {@code result} need is being made. */
    LOOKING,
    /** {@code until} and {@code best} are being evaluated. */
    JUDGING,
    /** What {@code next} needs is being made. */
    MAKING,
    /** It has come to its end, which is not journaled yet. */
    SETTLING,
    /** It has ended. */
    ENDED
  }

  final Task task;
  final LoopNode node;
  final List<Pass> passes = new ArrayList<>();

  private Phase phase = Phase.LOOKING;

  /** Iterations in a row that were no better than the best before them. */
  int noBetter;

  /** The iteration with the highest score; 0 before there is one. */
  int best;

  /** Whether anything in it was executed. */
  boolean ran;

  private final List<StageState> first;
  private final List<StageState> second;
  private Event.@Nullable LoopEnd end;

  LoopState(Task task, LoopNode node, List<StageState> first, List<StageState> second) {
    this.task = task;
    this.node = node;
    this.first = first;
    this.second = second;
  }

  /** The stages that each pass begins with. */
  List<StageState> first() {
    return first;
  }

  /** Those that run only where another pass follows. */
  List<StageState> second() {
    return second;
  }

  /** All stages that have a turn. */
  List<StageState> stages() {
    List<StageState> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  int slots() {
    return first.size() + second.size();
  }

  /** The pass that it is in. */
  Pass pass() {
    return passes.getLast();
  }

  /** A pass by its number. */
  Pass pass(int number) {
    InvariantViolation.check(
        number >= 1 && number <= passes.size(),
        "loop " + task.id() + " has no iteration " + number);
    return passes.get(number - 1);
  }

  Phase phase() {
    return phase;
  }

  /** It waits for something else now. */
  void to(Phase next) {
    phase = next;
    switch (next) {
      case LOOKING, MAKING -> task.to(Task.Phase.LOOPING);
      case JUDGING, SETTLING -> task.to(Task.Phase.JUDGING);
      case ENDED -> {} // the task ends
    }
  }

  /** It has come to its end. */
  void settle(Event.LoopEnd how) {
    to(Phase.SETTLING);
    end = how;
  }

  /** How it ended, once that is certain. */
  Optional<Event.LoopEnd> end() {
    return Optional.ofNullable(end);
  }

  /** What an iteration yields; 0 for what came in. */
  InputValue result(int iteration) {
    return iteration == 0 ? pass(1).carry : pass(iteration).knownResult();
  }
}
