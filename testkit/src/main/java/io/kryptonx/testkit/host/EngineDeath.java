package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** When the engine of a test has to die: at once, or when the start of an attempt is durable. */
final class EngineDeath {

  private final Set<Event.Attempt> durable = new HashSet<>();
  private Optional<Event.Attempt> awaited = Optional.empty();
  private boolean now;

  void started(Event.Attempt attempt) {
    durable.add(attempt);
  }

  void when(Event.Attempt attempt) {
    awaited = Optional.of(attempt);
  }

  void now() {
    now = true;
  }

  void check() {
    if (now || awaited.filter(durable::contains).isPresent()) {
      throw new Died();
    }
  }

  /** Leaves the engine where it is, as death does. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Died() {
      super("the engine died, as the test wants", null, false, false);
    }
  }
}
