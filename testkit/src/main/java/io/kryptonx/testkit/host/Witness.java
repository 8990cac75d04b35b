package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import java.util.Set;
import java.util.TreeSet;

/** Remembers which kinds of requests, events and orders a host has seen. */
public final class Witness {

  private final Set<String> requests = new TreeSet<>();
  private final Set<String> events = new TreeSet<>();
  private final Set<String> orders = new TreeSet<>();
  private boolean alone;

  /** The kinds of requests that led to something. */
  public Set<String> requests() {
    return Set.copyOf(requests);
  }

  /** The kinds of events. */
  public Set<String> events() {
    return Set.copyOf(events);
  }

  /** The kinds of orders. */
  public Set<String> orders() {
    return Set.copyOf(orders);
  }

  /** Whether an attempt was ordered to run alone. */
  public boolean alone() {
    return alone;
  }

  void sees(Request request) {
    requests.add(request.getClass().getSimpleName());
  }

  void sees(Event event) {
    events.add(event.getClass().getSimpleName());
  }

  void sees(Order order) {
    orders.add(order.getClass().getSimpleName());
    alone |= order instanceof Order.Perform perform && perform.alone();
  }
}
