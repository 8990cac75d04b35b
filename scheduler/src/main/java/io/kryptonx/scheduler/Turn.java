package io.kryptonx.scheduler;

import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a stage does in one frame: what arrives, the tasks that come of it, whether more can. */
final class Turn {

  final StageState stage;
  final Frame frame;

  /** In order of creation, which is no order to show. */
  final List<Task> tasks;

  /** What it still has to do is counted there. */
  final Remainder remainder;

  /** Stages that have to end before, and have not. */
  int gates;

  /** Whether a stage that had to end before did not end well. */
  boolean gateBlocked;

  /** Tasks that wait at the gates. */
  final List<Task> held = new ArrayList<>(0);

  /** What came together before its time came; null while nothing has to wait. */
  private @Nullable List<Runnable> waiting;

  private @Nullable Join join;

  /** Whether every task that it can have is there and has ended once. */
  private boolean closed;

  /** Tasks that have not ended, or whose end was not carried on yet. */
  private int open;

  private int failed;
  private int blocked;

  /** By index of the port, where there is a choice between assets. */
  private Map<Integer, Choice> choices = Map.of();

  /** By index of the port, where a choice is collected. */
  private Map<Integer, Collector> collectors = Map.of();

  Turn(StageState stage, Frame frame, Remainder remainder) {
    this.stage = stage;
    this.frame = frame;
    this.tasks = stage.isInLoop() ? new ArrayList<>(1) : stage.tasks;
    this.remainder = remainder;
    remainder.more();
    this.join = new Join(stage.node);
    for (Port port : stage.node.ports()) {
      if (port.isChoice()) {
        addChoice(port);
      }
    }
  }

  private void addChoice(Port port) {
    if (choices.isEmpty()) {
      choices = new TreeMap<>();
      collectors = new TreeMap<>();
    }
    choices.put(port.index(), new Choice(port.alternatives().size()));
    if (port.isCollection()) {
      collectors.put(port.index(), new Collector(port));
    }
  }

  Join join() {
    if (join == null) {
      throw new InvariantViolation("something arrives at " + stage.name() + ", which is over");
    }
    return join;
  }

  /** Lets what comes together wait until {@link #takeWaiting}. */
  void defer() {
    waiting = new ArrayList<>();
  }

  boolean isDeferred() {
    return waiting != null;
  }

  /** Does it once its time has come. */
  void whenDue(Runnable action) {
    if (waiting == null) {
      action.run();
    } else {
      waiting.add(action);
    }
  }

  /** Its time has come. */
  List<Runnable> takeWaiting() {
    List<Runnable> taken = waiting == null ? List.of() : waiting;
    waiting = null;
    return taken;
  }

  /** Adds an open task; false if there is one for that item. */
  boolean add(Task task) {
    boolean isNew = stage.add(task);
    if (isNew) {
      if (stage.isInLoop()) {
        tasks.add(task);
      }
      open();
    }
    return isNew;
  }

  /** A task has to be done, for the first time or again. */
  void open() {
    open++;
    remainder.more();
  }

  /** A task has ended, and that was carried on. */
  void ended() {
    open--;
    remainder.less();
  }

  /** Every task that it can have has ended once; once. */
  void close() {
    closed = true;
    remainder.less();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether all is done that it has to do. */
  boolean isOver() {
    return closed && open == 0;
  }

  /** Whether no task is open now. */
  boolean isIdle() {
    return open == 0;
  }

  /** Nothing arrives any more. */
  void leave() {
    join = null;
    choices = Map.of();
    collectors = Map.of();
  }

  /** The choice at a port, where there is one. */
  Optional<Choice> choice(Port port) {
    return Optional.ofNullable(choices.get(port.index()));
  }

  /** What collects the choice at a port. */
  Collector collector(Port port) {
    Collector collector = collectors.get(port.index());
    if (collector == null) {
      throw new InvariantViolation("input " + port.input().name() + " collects no choice");
    }
    return collector;
  }

  /** So many more of its tasks ended so. */
  void count(TaskStatus status, int difference) {
    stage.count(status, difference);
    if (status == TaskStatus.FAILED) {
      failed += difference;
    } else if (status == TaskStatus.BLOCKED) {
      blocked += difference;
    }
  }

  /** Whether what waits for it must not run. */
  boolean blocksOthers() {
    return failed > 0 && !stage.hasTaker || blocked > 0;
  }

  /** Whether something failed that nothing takes care of. */
  boolean hasOpenFailures() {
    return failed > 0 && !stage.hasTaker;
  }
}
