package io.kryptonx.scheduler;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of one stage: its tasks, and whether more can come. */
final class StageState {

  final StageNode node;
  final Digest key;
  final Join join;

  /** In order of creation, which is no order to show. */
  final List<Task> tasks = new ArrayList<>();

  private final Remainder remainder;

  /** Whether every task that it can have is there and has ended once. */
  private boolean closed;

  /** Tasks that have not ended, or whose end was not carried on yet. */
  private int open;

  int running;

  /** Tasks whose outputs stand although their inputs moved on. */
  int stale;

  /** Stages that have to end before, and have not. */
  int gates;

  /** Whether a stage that had to end before did not end well. */
  boolean gateBlocked;

  /** Tasks that wait at the gates. */
  final List<Task> held = new ArrayList<>();

  /** Whether something takes the records of its failures, so that they fail no run. */
  boolean failuresHandled;

  /** By index of the port, where there is a choice between assets. */
  private final Map<Integer, Choice> choices = new TreeMap<>();

  /** By index of the port, where a choice is collected. */
  private final Map<Integer, Collector> collectors = new TreeMap<>();

  private final Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
  private final Table<Item, Task> byItem = new Table<>();

  StageState(StageNode node, Digest key, Remainder remainder) {
    this.node = node;
    this.key = key;
    this.remainder = remainder;
    remainder.more();
    this.join = new Join(node);
    for (Port port : node.ports()) {
      if (port.isChoice()) {
        choices.put(port.index(), new Choice(port.alternatives().size()));
        if (port.isCollection()) {
          collectors.put(port.index(), new Collector(port));
        }
      }
    }
  }

  String name() {
    return node.name();
  }

  /** Adds an open task; false if there is one for that item. */
  boolean add(Task task) {
    boolean isNew = byItem.putNew(task.item, task);
    if (isNew) {
      tasks.add(task);
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

  /** One of its tasks stands somewhere else. */
  void turned(Task.Phase before, Task.Phase now) {
    remainder.active(before.isActive(), now.isActive());
  }

  /** Every task that it can have has ended once; once. */
  void close() {
    closed = true;
    remainder.less();
  }

  boolean isClosed() {
    return closed;
  }

  /** Whether no task is open now. */
  boolean isIdle() {
    return open == 0;
  }

  Optional<Task> task(Item item) {
    return byItem.find(item);
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

  /** Whether failures of it keep what depends on it from running, and the run from succeeding. */
  boolean hasOpenFailures() {
    return count(TaskStatus.FAILED) > 0 && !failuresHandled;
  }

  int count(TaskStatus status) {
    return counts.getOrDefault(status, 0);
  }

  void count(TaskStatus status, int difference) {
    counts.merge(status, difference, Integer::sum);
  }
}
