package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.item.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Lets tasks to the workers, some of them one after the other at the pace that was asked for. */
final class Admission {

  private final RunParts parts;
  private final Slots slots;
  private final Inbox<Message> inbox;
  private Instant next = Instant.MIN;

  Admission(RunParts parts, Slots slots, Inbox<Message> inbox) {
    this.parts = parts;
    this.slots = slots;
    this.inbox = inbox;
  }

  /** Tasks may begin, or will be told of when their turn has come. */
  void admit(Collection<TaskId> tasks) {
    if (parts.pace().interval().isZero()) {
      slots.enqueue(tasks);
      return;
    }
    List<TaskId> free = new ArrayList<>();
    for (TaskId task : tasks) {
      if (!parts.pace().tasks().contains(task) || isItsTurn(task)) {
        free.add(task);
      }
    }
    slots.enqueue(free);
  }

  /** The turn of a task has come. */
  void due(TaskId task) {
    slots.enqueue(List.of(task));
  }

  private boolean isItsTurn(TaskId task) {
    Instant now = parts.clock().instant();
    Instant turn = next.isBefore(now) ? now : next;
    next = turn.plus(parts.pace().interval());
    Duration wait = Duration.between(now, turn);
    if (wait.isZero()) {
      return true;
    }
    parts.executor().after(wait, () -> inbox.put(new Message.TurnCame(task)));
    return false;
  }
}
