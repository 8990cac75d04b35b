package io.kryptonx.engine.run;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The workers of this engine: how many are in use, and which tasks wait for one, first come first.
 * A task that must be alone is let in when no attempt is in flight, and keeps all others out.
 */
final class Slots {

  private final int jobs;
  private final Predicate<TaskId> alone;
  private final Deque<TaskId> queue = new ArrayDeque<>();
  private int busy;
  private boolean closed;

  /** Slots for that many attempts at a time. */
  Slots(int jobs, Predicate<TaskId> alone) {
    this.jobs = jobs;
    this.alone = alone;
  }

  /** How many attempts are in flight. */
  int busy() {
    return busy;
  }

  void enqueue(Collection<TaskId> tasks) {
    queue.addAll(tasks);
  }

  /** Takes the task that may begin now, where there is one and a worker for it. */
  Optional<TaskId> take() {
    if (closed || busy >= jobs || queue.isEmpty()) {
      return Optional.empty();
    }
    boolean waits = busy > 0 && alone.test(queue.getFirst());
    return waits ? Optional.empty() : Optional.of(queue.remove());
  }

  /** An attempt was begun. */
  void began(Order.Perform order) {
    busy++;
    closed = order.alone();
  }

  /** An attempt ended. */
  void free(Order.Perform order) {
    busy--;
    if (order.alone()) {
      closed = false;
    }
  }

  /** Nothing that waits is to be begun any more. */
  void forget() {
    queue.clear();
  }
}
