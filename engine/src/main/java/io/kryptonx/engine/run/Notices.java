package io.kryptonx.engine.run;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.task.Lock;

/** Texts of things worth a line that are no failures. */
final class Notices {

  private Notices() {}

  static String orphaned(Lock lock) {
    return "the lock on "
        + lock.task()
        + " holds nothing: there is no such task any more; kryptonx"
        + " unlock takes it back";
  }

  static String diverged(Event.Diverged event) {
    String outputs =
        event.known().entrySet().stream()
            .filter(known -> !known.getValue().equals(event.found().get(known.getKey())))
            .map(known -> known.getKey() + " (" + known.getValue().shortHex() + ")")
            .collect(java.util.stream.Collectors.joining(", "));
    return event.task()
        + " is not pure: the same work gave other bytes than before for "
        + outputs
        + "; the earlier result stands";
  }
}
