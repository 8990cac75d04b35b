package io.kryptonx.scheduler;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import java.util.List;
import java.util.Map;

/**
 * What a request leads to.
 *
 * @param events to journal and apply, in order
 * @param contents bytes of digests that the events name first; to be put before
 * @param ignored why parts of the request lead to nothing
 */
public record Decision(List<Event> events, Map<Digest, byte[]> contents, List<String> ignored) {

  public Decision {
    events = List.copyOf(events);
    contents = Map.copyOf(contents);
    ignored = List.copyOf(ignored);
  }

  static Decision of(Event... events) {
    return new Decision(List.of(events), Map.of(), List.of());
  }

  static Decision of(List<Event> events) {
    return new Decision(events, Map.of(), List.of());
  }

  static Decision ignore(String reason) {
    return new Decision(List.of(), Map.of(), List.of(reason));
  }
}
