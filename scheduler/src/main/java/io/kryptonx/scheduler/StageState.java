package io.kryptonx.scheduler;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The state of one stage: its tasks, and whether more can come. */
final class StageState {

  final StageNode node;
  final Digest key;
  final Join join;

  /** In order of creation, which is no order to show. */
  final List<Task> tasks = new ArrayList<>();

  /** Whether every task that it can have is there and has ended once. */
  boolean closed;

  /** Tasks that have not ended, or whose end was not carried on yet. */
  int open;

  int running;
  private final Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
  private final Table<Item, Task> byItem = new Table<>();

  StageState(StageNode node, Digest key) {
    this.node = node;
    this.key = key;
    this.join = new Join(node);
  }

  String name() {
    return node.name();
  }

  /** Adds an open task; false if there is one for that item. */
  boolean add(Task task) {
    boolean isNew = byItem.putNew(task.item, task);
    if (isNew) {
      tasks.add(task);
      open++;
    }
    return isNew;
  }

  java.util.Optional<Task> task(Item item) {
    return byItem.find(item);
  }

  int count(TaskStatus status) {
    return counts.getOrDefault(status, 0);
  }

  void count(TaskStatus status, int difference) {
    counts.merge(status, difference, Integer::sum);
  }
}
