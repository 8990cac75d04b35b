package io.kryptonx.engine.port;

import java.time.Instant;
import java.time.InstantSource;

/** What time it is. */
@FunctionalInterface
public interface Clock extends InstantSource {

  /** The clock of this machine. */
  static Clock system() {
    return InstantSource.system()::instant;
  }

  @Override
  Instant instant();
}
