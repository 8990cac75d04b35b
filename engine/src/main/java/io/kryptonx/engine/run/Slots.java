package io.kryptonx.engine.run;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The workers of this engine: how many are in use, and which tasks wait for one. Stages take turns;
 * within a stage it is first come first. A stage that has reached a limit of its own lets the
 * others pass. A task that must be alone is let in when no attempt is in flight, and keeps all
 * others out.
 */
final class Slots {

  private final int jobs;
  private final Limits limits;
  private final Predicate<TaskId> alone;
  private final Map<String, Deque<Waiting>> queues = new LinkedHashMap<>();
  private long came;
  private int busy;
  private boolean closed;

  /** Slots for that many attempts at a time. */
  Slots(int jobs, Limits limits, Predicate<TaskId> alone) {
    this.jobs = jobs;
    this.limits = limits;
    this.alone = alone;
  }

  /** How many attempts are in flight. */
  int busy() {
    return busy;
  }

  void enqueue(Collection<TaskId> tasks) {
    for (TaskId task : tasks) {
      queues.computeIfAbsent(task.stage(), _ -> new ArrayDeque<>()).add(new Waiting(task, came++));
    }
  }

  /** Takes the task that may begin now, where there is one and a worker for it. */
  Optional<TaskId> take() {
    if (closed || busy >= jobs) {
      return Optional.empty();
    }
    Optional<Waiting> next =
        queues.entrySet().stream()
            .filter(queue -> limits.admits(queue.getKey()))
            .map(queue -> queue.getValue().element())
            .min(Comparator.comparingLong(Waiting::number));
    if (next.isEmpty() || busy > 0 && alone.test(next.get().task())) {
      return Optional.empty();
    }
    TaskId task = next.get().task();
    Deque<Waiting> queue = queues.getOrDefault(task.stage(), new ArrayDeque<>());
    queue.remove();
    if (queue.isEmpty()) {
      queues.remove(task.stage());
    }
    return Optional.of(task);
  }

  /** Takes all tasks that wait, since none is to begin. */
  List<TaskId> takeAll() {
    List<TaskId> all =
        queues.values().stream().flatMap(Collection::stream).map(Waiting::task).toList();
    queues.clear();
    return all;
  }

  /** An attempt was begun. */
  void began(Order.Perform order) {
    busy++;
    limits.count(order.task().stage(), 1);
    closed = order.alone();
  }

  /** An attempt ended. */
  void free(Order.Perform order) {
    busy--;
    limits.count(order.task().stage(), -1);
    if (order.alone()) {
      closed = false;
    }
  }

  /** Nothing that waits is to be begun any more. */
  void forget() {
    queues.clear();
  }

  /** A task with its number in the order of coming. */
  private record Waiting(TaskId task, long number) {}
}
