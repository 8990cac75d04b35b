package io.kryptonx.engine.fake;

import io.kryptonx.engine.port.Clock;
import java.time.Duration;
import java.time.Instant;

/** A clock that moves on by a millisecond whenever it is asked. */
public final class TickingClock implements Clock {

  private Instant now = Instant.parse("2040-01-01T00:00:00Z");

  @Override
  public synchronized Instant instant() {
    now = now.plusMillis(1);
    return now;
  }

  /** Sets it, also back. */
  public synchronized void set(Instant time) {
    now = time;
  }

  /** Moves it on. */
  public synchronized void advance(Duration time) {
    now = now.plus(time);
  }
}
