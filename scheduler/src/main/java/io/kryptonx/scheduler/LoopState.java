package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
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
    /** It has not converged, and what is the result in that case is being made. */
    INSTEAD,
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

  /** What the work of all its iterations took, in this run or in those whose results it uses. */
  Charge charged = Charge.NONE;

  /** What the attempts of all its iterations took in this run. */
  Charge spent = Charge.NONE;

  /** Whether anything in it was executed. */
  boolean ran;

  private final List<StageState> first;
  private final List<StageState> second;
  private final List<StageState> third;

  /** How it ends once what is the result in that case was made. */
  private @Nullable Ending ending;

  /** What that is; null until it was made. */
  @Nullable InputValue instead;

  private Event.@Nullable LoopEnd end;

  LoopState(
      Task task,
      LoopNode node,
      List<StageState> first,
      List<StageState> second,
      List<StageState> third) {
    this.task = task;
    this.node = node;
    this.first = first;
    this.second = second;
    this.third = third;
  }

  /** The stages that each pass begins with. */
  List<StageState> first() {
    return first;
  }

  /** Those that run only where another pass follows. */
  List<StageState> second() {
    return second;
  }

  /** Those that what is the result without converging needs beside the first. */
  List<StageState> third() {
    return third;
  }

  /** All stages that have a turn. */
  List<StageState> stages() {
    List<StageState> all = new ArrayList<>(first);
    all.addAll(second);
    all.addAll(onlyThird());
    return all;
  }

  /** Those of the third that are none of the second. */
  List<StageState> onlyThird() {
    return third.stream().filter(stage -> !second.contains(stage)).toList();
  }

  int slots() {
    return first.size() + second.size() + onlyThird().size();
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
      case LOOKING, MAKING, INSTEAD -> task.to(Task.Phase.LOOPING);
      case JUDGING, SETTLING -> task.to(Task.Phase.JUDGING);
      case ENDED -> {} // the task ends
    }
  }

  /** It has not converged, and the result is something else that is being made. */
  void instead(Ending how) {
    ending = how;
    to(Phase.INSTEAD);
  }

  /** How it ends once that was made. */
  Ending knownEnding() {
    if (ending == null) {
      throw new InvariantViolation("loop " + task.id() + " does not end yet");
    }
    return ending;
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

  /** What an iteration yields; 0 for what came in, or was made in its place. */
  InputValue result(int iteration) {
    return instead != null && iteration == 0
        ? instead
        : iteration == 0 ? pass(1).carry : pass(iteration).knownResult();
  }
}
