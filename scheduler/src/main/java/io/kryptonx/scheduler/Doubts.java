package io.kryptonx.scheduler;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Effects of which nobody knows whether they acted, and what is done then. */
final class Doubts {

  /** Exit codes above it tell the signal that ended the command. */
  private static final int SIGNALS = 128;

  private Doubts() {}

  /** What the effect of a task is known by, where it has one. */
  static Optional<Order.EffectKey> key(RunState state, Task task) {
    TaskId known = task.stage.node.stage().actsFor(task.id());
    return effect(task)
        .map(effect ->
            new Order.EffectKey(
                EventId.ofEffect(state.start.pipeline(), known, task.knownFingerprint()),
                effect.mode()));
  }

  static Optional<Effect> effect(Task task) {
    return task.stage.node.stage().effect();
  }

  /**
   * Whether it makes the outside equal to its input although a task before did so with the same, as
   * the iterations of a loop may: another may have come in between.
   */
  static boolean actsEachTime(Task task) {
    return effect(task).filter(e -> e.mode() == Effect.Mode.APPLY).isPresent();
  }

  /**
   * An effect acted: what was applied by later iterations before does not stand outside any more.
   */
  static void acted(RunState state, Task task) {
    if (actsEachTime(task) && !task.id().iteration().path().isEmpty()) {
      state.applied.putNew(outside(task), outside(task));
    }
  }

  /** Whether an iteration before it acted in this run. */
  static boolean followsAct(RunState state, Task task) {
    return actsEachTime(task) && state.applied.has(outside(task));
  }

  private static TaskId outside(Task task) {
    return new TaskId(task.stage.name(), task.item);
  }

  /**
   * A failure of an effect that was cut off says nothing of whether it acted; nor does an exception
   * of a Java stage, which may come from the answer that it waited for.
   */
  static Failure judged(Task task, Failure failure) {
    boolean cutOff =
        failure.kind() == Failure.Kind.TIMED_OUT
            || isJava(task)
            || failure.exitCode().isPresent() && failure.exitCode().getAsInt() > SIGNALS;
    return cutOff && effect(task).isPresent()
        ? new Failure(Failure.Kind.UNKNOWN, text(task, failure.message()), failure.exitCode())
        : failure;
  }

  private static boolean isJava(Task task) {
    return switch (task.stage.node.stage().action()) {
      case Action.JavaFile _, Action.JavaClass _ -> true;
      case Action.Shell _,
          Action.Program _,
          Action.Expression _,
          Action.Split _,
          Action.Approve _,
          Action.Removed _,
          Action.Route _,
          Action.Loop _ ->
          false;
      case Action.Http _, Action.Jdbc _ -> false; // which say so themselves
    };
  }

  /** Whether another attempt follows one in doubt. */
  static boolean isRepeated(Task task) {
    return effect(task).filter(e -> e.onUnknown() != Effect.Unknown.REVIEW).isPresent();
  }

  /**
   * What is to be journaled of effects that are under way when an engine died or the run is to end.
   *
   * @param goesOn whether the run goes on
   */
  static List<Event> underWay(RunState state, boolean goesOn, String why) {
    List<Event> events = new ArrayList<>();
    for (Task task : state.allTasks()) {
      if (task.phase() == Task.Phase.RUNNING && effect(task).isPresent()) {
        boolean again = goesOn && isRepeated(task) && task.lost < Applier.MAX_LOST;
        events.add(
            new Event.AttemptFailed(
                task.id(),
                task.attempts,
                new Failure(Failure.Kind.UNKNOWN, text(task, why)),
                AttemptStats.NONE,
                again ? Optional.of(Instant.EPOCH) : Optional.empty()));
      }
    }
    return events;
  }

  private static String text(Task task, String why) {
    String rule =
        switch (effect(task).map(Effect::onUnknown).orElse(Effect.Unknown.REVIEW)) {
          case RETRY -> "on_unknown: retry";
          case PROBE -> "on_unknown: probe";
          case REVIEW -> "on_unknown: review; kryptonx effects list state:unknown";
        };
    return "it is unknown whether the effect acted: " + why + " (" + rule + ")";
  }
}
