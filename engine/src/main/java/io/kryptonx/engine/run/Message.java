package io.kryptonx.engine.run;

import io.kryptonx.engine.publish.Publisher.Result;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.worker.WorkResult;
import java.util.List;

/** What reaches the driver of a run from outside its own turn. */
sealed interface Message {

  /** An attempt ended. */
  record AttemptEnded(Order.Perform order, WorkResult result) implements Message {}

  /** Conditions were evaluated. */
  record Evaluated(List<Event.Condition> answers) implements Message {}

  /** Iterations of loops were judged. */
  record Judged(Request.Judged answers) implements Message {}

  /** A task may be tried again. */
  record RetryDue(TaskId task) implements Message {}

  /** A task that was held back for others may begin. */
  record TurnCame(TaskId task) implements Message {}

  /** The journal has everything up to a sequence number. */
  record Committed(long sequence) implements Message {}

  /** What gathered has gathered for long enough. */
  record CommitDue() implements Message {}

  /** The journal could not be written; nothing of the batch is there. */
  record CommitFailed(RuntimeException cause) implements Message {}

  /** Publishing ended. */
  record PublishingEnded(Result result) implements Message {}

  /** Publishing stopped half-way; a restart completes it. */
  record PublishingBroke(RuntimeException cause) implements Message {}

  /** Somebody asks to stop. */
  record CancelAsked() implements Message {}

  /** Work that the run cannot do without broke; the run stops where it is. */
  record Broken(RuntimeException cause) implements Message {}
}
