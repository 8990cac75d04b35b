package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.RunView;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Remembers which kinds of requests, events and orders a host has seen. */
public final class Witness {

  private final Set<String> requests = new TreeSet<>();
  private final Set<String> events = new TreeSet<>();
  private final Set<String> orders = new TreeSet<>();
  private final Set<String> transitions = new TreeSet<>();
  private final boolean looksAtTasks;
  private boolean alone;

  private Witness(boolean looksAtTasks) {
    this.looksAtTasks = looksAtTasks;
  }

  /** One that looks at everything. */
  public static Witness attentive() {
    return new Witness(true);
  }

  /** One that does not look at tasks, which takes long. */
  public static Witness casual() {
    return new Witness(false);
  }

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

  /** What events did to tasks, such as {@code TaskFinished: RUNNING → RAN}. */
  public Set<String> transitions() {
    return Set.copyOf(transitions);
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

  /** An event has moved tasks that stood as {@code before} to where {@code after} has them. */
  void sees(Event event, Map<TaskId, String> before, Map<TaskId, String> after) {
    after.forEach((task, standing) -> {
      String was = before.getOrDefault(task, "NONE");
      if (!was.equals(standing)) {
        transitions.add(event.getClass().getSimpleName() + ": " + was + " → " + standing);
      }
    });
  }

  /** Where all tasks stand. */
  Map<TaskId, String> standing(Supplier<RunView> run) {
    Map<TaskId, String> standing = new TreeMap<>();
    if (looksAtTasks) {
      RunView view = run.get();
      for (RunView.StageView stage : view.stages()) {
        view.tasks(stage.name()).forEach(task -> standing.put(task.id(), view.standing(task.id())));
      }
    }
    return standing;
  }

  void sees(Order order) {
    orders.add(order.getClass().getSimpleName());
    alone |= order instanceof Order.Perform perform && perform.alone();
  }
}
