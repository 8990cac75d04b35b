package io.kryptonx.scheduler;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The core of one run.
 *
 * <pre>
 * request ─► decide ─► events ─► apply ─► state, orders
 *                        │                   │
 *                     journal         host ─► requests
 * </pre>
 *
 * {@link #decide} reads the state and changes nothing; {@link #apply} is the only way to change it,
 * live and after a crash alike. The events of one decision are journaled together and applied
 * before the next request. The state is changed in place, since copies of a million tasks would
 * cost more than they are worth; so one caller at a time.
 */
public final class Scheduler {

  private @Nullable RunState state;
  private @Nullable Decider decider;
  private @Nullable Applier applier;

  /** What a request leads to. */
  public Decision decide(Request request) {
    if (decider != null) {
      return decider.decide(request);
    }
    if (request instanceof Request.Start(var start, var changes, var epoch)) {
      List<Event> events = new ArrayList<>();
      events.add(new Event.RunStarted(start));
      events.addAll(changes);
      events.add(new Event.EngineStarted(epoch));
      return Decision.of(events);
    }
    return Decision.ignore("the run was not started");
  }

  /**
   * Applies an event.
   *
   * @param contents knows the bytes of every digest that the event names
   * @return what the host has to do now
   * @throws InvariantViolation if the event cannot follow those before it
   */
  public List<Order> apply(Event event, Contents contents) {
    if (applier != null) {
      return applier.apply(event, contents);
    }
    if (event instanceof Event.RunStarted(var start)) {
      RunState begun = new RunState(start, contents);
      Readiness readiness = new Readiness(begun);
      Applier first = new Applier(begun, readiness);
      state = begun;
      decider = new Decider(begun, readiness);
      applier = first;
      first.begin();
      return List.of();
    }
    throw new InvariantViolation("the first event of a run is its start, not " + event.getClass());
  }

  /**
   * The state, to look at; it moves on with {@link #apply}.
   *
   * @throws InvariantViolation before the run was started
   */
  public RunView view() {
    if (state == null) {
      throw new InvariantViolation("the run was not started");
    }
    return new RunView(state);
  }
}
