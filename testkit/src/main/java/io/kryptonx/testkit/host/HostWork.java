package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.worker.WorkResult;

/** What a test host has done for it: the work itself. */
interface HostWork {

  /** Evaluates the condition of a stage. */
  Event.Condition condition(Order.Question question);

  /** Judges an iteration of a loop. */
  Request.Judged judge(Order.Question question);

  /** Performs an attempt to its end. */
  WorkResult perform(Order.Perform order);
}
