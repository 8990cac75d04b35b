package io.kryptonx.testkit.host;

import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;

/** What is on its way between the core and those who work for it. */
sealed interface Message {

  /** To the core. */
  record Ask(Request request) implements Message {}

  /** From the core. */
  record Do(Order order) implements Message {}
}
