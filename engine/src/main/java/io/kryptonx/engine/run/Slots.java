package io.kryptonx.engine.run;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

/**
 * The workers of this engine: how many are free, and which tasks wait for one, first come first.
 */
final class Slots {

  private final int jobs;
  private final Deque<TaskId> queue = new ArrayDeque<>();
  private final Deque<Order.Perform> toBegin = new ArrayDeque<>();

  /** Granted or in flight. */
  private int busy;

  private boolean alone;

  Slots(int jobs) {
    this.jobs = jobs;
  }

  int busy() {
    return busy;
  }

  void enqueue(Collection<TaskId> tasks) {
    queue.addAll(tasks);
  }

  /** Takes as many waiting tasks as there are free workers; they count as busy from now on. */
  List<TaskId> takeFree() {
    List<TaskId> tasks = new ArrayList<>();
    while (toBegin.isEmpty() && !alone && busy < jobs && !queue.isEmpty()) {
      tasks.add(queue.remove());
      busy++;
    }
    return tasks;
  }

  /** Some grants led to nothing, since the tasks had ended otherwise. */
  void granted(Request.Granted granted, List<Order> orders) {
    long performs = orders.stream().filter(Order.Perform.class::isInstance).count();
    busy -= granted.tasks().size() - Math.toIntExact(performs);
  }

  void toBegin(Order.Perform order) {
    toBegin.add(order);
  }

  /** What may begin now: everything, but what must be alone only when nothing else is in flight. */
  List<Order.Perform> takeToBegin() {
    List<Order.Perform> now = new ArrayList<>();
    while (!toBegin.isEmpty() && !alone) {
      boolean waits = toBegin.getFirst().alone() && busy > toBegin.size();
      if (waits || toBegin.getFirst().alone() && !now.isEmpty()) {
        break;
      }
      now.add(toBegin.removeFirst());
      alone = now.getLast().alone();
    }
    return now;
  }

  void free(Order.Perform order) {
    busy--;
    if (order.alone()) {
      alone = false;
    }
  }

  /** Nothing more is to be begun. */
  void forget() {
    queue.clear();
    busy -= toBegin.size();
    toBegin.clear();
  }
}
