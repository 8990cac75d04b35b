package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;

/** What a test host has done for it: the work itself. */
interface HostWork {

  /** Evaluates the condition of a stage. */
  Event.Condition condition(Order.Question question);

  /** Judges an iteration of a loop. */
  Request.Judged judge(Order.Question question);

  /** Performs an attempt to its end. */
  Outcome perform(Order.Perform order);

  /** What an attempt tells beside its outcome. */
  default AttemptStats stats(Order.Perform order) {
    return AttemptStats.NONE;
  }
}
