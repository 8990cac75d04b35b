package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Port;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The state of one task. Kept small: a run may have a million of them. */
final class Task {

  /** Where a task stands before it ended. */
  enum Phase {
    /** Its inputs are known; stages that have to end before have not ended. */
    HELD,
    /** The condition of its stage is being evaluated. */
    DECIDING,
    /** Its inputs are known; a result or a worker is looked for. */
    READY,
    /** Equal work of another task is in flight; its end is this one's, too. */
    FOLLOWING,
    /** It is a loop, and goes on with what its stages do. */
    LOOPING,
    /** It is a loop, and goes on with an answer: to an iteration, or to its end. */
    JUDGING,
    /** An attempt is in flight. */
    RUNNING,
    /** Content of its inputs is being made again. */
    WAITING,
    /** It needs an attempt, and the budget of the run is spent. */
    WITHHELD,
    /** What people decided about equal work is being looked for. */
    CONSULTING,
    /** It waits for a person, and counts as {@link TaskStatus#WAITING}. */
    PARKED,
    /** It has a {@link #status}. */
    ENDED;

    /** Whether the run goes on with it by itself. */
    boolean isActive() {
      return switch (this) {
        case DECIDING, READY, RUNNING, JUDGING, WAITING, CONSULTING -> true;
        case HELD, FOLLOWING, LOOPING, WITHHELD, PARKED, ENDED -> false;
      };
    }
  }

  final Turn turn;
  final StageState stage;
  final Item item;

  /** By index of the port; null where something above left none. */
  final @Nullable InputValue[] inputs;

  private Phase phase = Phase.HELD;
  @Nullable TaskStatus status;
  @Nullable Fingerprint fingerprint;

  /**
   * By index of the output: snapshots or members; null until it ended with outputs. Of the branches
   * of a route all are null but the one that was taken.
   */
  @Nullable InputValue @Nullable [] outputs;

  @Nullable Failure failure;

  /** What its work took, in this run or in the one whose result it uses. */
  Charge charge = Charge.NONE;

  /** Attempts begun so far. */
  int attempts;

  /** Attempts that failed. */
  int failures;

  /** When it may be tried again; null until an attempt failed. */
  @Nullable Instant due;

  /** Attempts lost with an engine. */
  int lost;

  /** How often it was done again because its content was gone. */
  int remade;

  /** How often content that it takes and that no stage makes was put into the store again. */
  int kept;

  /** How many tasks it waits for to make content again. */
  int missing;

  /** Whether its outputs stand although its inputs moved on. */
  boolean stale;

  /** Whether a person was waited for in this run. */
  boolean parked;

  /** What goes on in it, where it is a loop that has begun. */
  @Nullable LoopState loop;

  private @Nullable List<Task> dependents;

  Task(Turn turn, Item item, @Nullable InputValue[] inputs) {
    this.turn = turn;
    this.stage = turn.stage;
    this.item = item;
    this.inputs = inputs;
  }

  Phase phase() {
    return phase;
  }

  /** It stands somewhere else from now on. */
  void to(Phase next) {
    stage.turned(phase, next);
    phase = next;
  }

  TaskId id() {
    return new TaskId(stage.name(), item, turn.frame.iteration);
  }

  /** What it was called when its stage had another name, where it had one. */
  Optional<TaskId> formerId() {
    Stage definition = stage.node.stage();
    return definition.renamedFrom().map(_ -> definition.known(id()));
  }

  /** Whether a collection among its inputs lacks items. */
  boolean isPartial() {
    for (InputValue input : inputs) {
      if (input instanceof PartialMembers) {
        return true;
      }
    }
    return false;
  }

  boolean isEnded() {
    return phase == Phase.ENDED;
  }

  boolean hasOutputs() {
    return status != null && status.hasOutputs();
  }

  Fingerprint knownFingerprint() {
    if (fingerprint == null) {
      throw new InvariantViolation("task " + id() + " has no fingerprint yet");
    }
    return fingerprint;
  }

  TaskStatus knownStatus() {
    if (status == null) {
      throw new InvariantViolation("task " + id() + " has not ended");
    }
    return status;
  }

  Failure knownFailure() {
    if (failure == null) {
      throw new InvariantViolation(id() + " failed without a reason");
    }
    return failure;
  }

  @Nullable InputValue[] knownOutputs() {
    if (outputs == null) {
      throw new InvariantViolation("task " + id() + " has no outputs");
    }
    return outputs;
  }

  /** Its inputs by name, all of them there. */
  SortedMap<String, InputValue> knownInputs() {
    SortedMap<String, InputValue> byName = new TreeMap<>();
    for (Port port : stage.node.ports()) {
      InputValue value = inputs[port.index()];
      if (value == null) {
        throw new InvariantViolation(id() + " runs without input " + port.input().name());
      }
      byName.put(port.input().name(), value);
    }
    return byName;
  }

  /** One of its inputs, which is there. */
  InputValue knownInput(String name) {
    InputValue value = knownInputs().get(name);
    if (value == null) {
      throw new InvariantViolation(id() + " has no input " + name);
    }
    return value;
  }

  /** Whether it is a loop that goes on. */
  boolean isLooping() {
    return phase == Phase.LOOPING
        || phase == Phase.JUDGING
        || phase == Phase.WAITING && loop != null; // for content that it is judged by
  }

  LoopState knownLoop() {
    if (loop == null) {
      throw new InvariantViolation(id() + " is no loop that has begun");
    }
    return loop;
  }

  /** Another task is told when this one ends: it follows, or waits for content made again. */
  void addDependent(Task task) {
    List<Task> list = dependents;
    if (list == null) {
      list = new ArrayList<>(1);
      dependents = list;
    }
    list.add(task);
  }

  List<Task> takeDependents() {
    List<Task> taken = dependents == null ? List.of() : dependents;
    dependents = null;
    return taken;
  }
}
