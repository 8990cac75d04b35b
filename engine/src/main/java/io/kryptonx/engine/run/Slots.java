package io.kryptonx.engine.run;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The workers of this engine: how many are in use, and which tasks wait for one. Stages take turns;
 * within a stage it is first come first. A stage that has reached a limit of its own lets the
 * others pass. A task that must be alone is let in when no attempt is in flight, and keeps all
 * others out. Attempts that are begun together have one worker, which makes one after the other.
 */
final class Slots {

  private final int jobs;
  private final Limits limits;
  private final Bundles bundles;
  private final Predicate<TaskId> alone;
  private final Map<String, Deque<Waiting>> queues = new LinkedHashMap<>();
  private long came;
  private final Map<TaskId, Bundle> open = new HashMap<>();
  private int busy;
  private int workers;
  private boolean closed;

  /** Slots for that many attempts at a time. */
  Slots(int jobs, Limits limits, Bundles bundles, Predicate<TaskId> alone) {
    this.jobs = jobs;
    this.limits = limits;
    this.bundles = bundles;
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

  /**
   * Takes the tasks that may begin now on one worker; none where none may, or no worker is free.
   */
  List<TaskId> take() {
    if (closed || workers >= jobs) {
      return List.of();
    }
    Optional<Waiting> next =
        queues.entrySet().stream()
            .filter(queue -> limits.admits(queue.getKey()))
            .map(queue -> queue.getValue().element())
            .min(Comparator.comparingLong(Waiting::number));
    if (next.isEmpty()) {
      return List.of();
    }
    boolean keepsOut = alone.test(next.get().task());
    if (keepsOut && busy > 0) {
      return List.of();
    }
    String stage = next.get().task().stage();
    Deque<Waiting> queue = queues.getOrDefault(stage, new ArrayDeque<>());
    int size = keepsOut ? 1 : bundles.size(stage, queue.size());
    List<TaskId> tasks = new ArrayList<>(size);
    tasks.add(queue.remove().task());
    while (tasks.size() < size && !alone.test(queue.element().task())) {
      tasks.add(queue.remove().task());
    }
    if (queue.isEmpty()) {
      queues.remove(stage);
    }
    return tasks;
  }

  /** Takes all tasks that wait, since none is to begin. */
  List<TaskId> takeAll() {
    List<TaskId> all =
        queues.values().stream().flatMap(Collection::stream).map(Waiting::task).toList();
    queues.clear();
    return all;
  }

  /** Attempts were begun, on one worker. */
  void began(List<Order.Perform> orders) {
    if (orders.isEmpty()) {
      return;
    }
    Bundle bundle = new Bundle(orders.size());
    for (Order.Perform order : orders) {
      open.put(order.task(), bundle);
      limits.count(order.task().stage(), 1);
      closed |= order.alone();
    }
    busy += orders.size();
    workers++;
  }

  /** An attempt ended. */
  void free(Order.Perform order) {
    busy--;
    limits.count(order.task().stage(), -1);
    Bundle bundle = open.remove(order.task());
    if (bundle == null || --bundle.left == 0) {
      workers--;
    }
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

  /** Attempts that one worker makes. */
  private static final class Bundle {

    /** How many of them have not ended. */
    int left;

    Bundle(int left) {
      this.left = left;
    }
  }
}
