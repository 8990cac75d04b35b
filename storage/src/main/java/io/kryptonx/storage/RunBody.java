package io.kryptonx.storage;

import java.time.Instant;

/** How much of a run is kept beside its header. */
public sealed interface RunBody {

  /** Its journal, and all content that it names. */
  record Whole() implements RunBody {}

  /**
   * Its journal and the lists that are needed to read it back, but not the content of its assets:
   * enough to compare another run with it.
   */
  record Outline() implements RunBody {}

  /**
   * Nothing; or what an interrupted removal has left over.
   *
   * @param at when it was removed, to the millisecond
   */
  record Removed(Instant at) implements RunBody {}

  /** Whether its journal can be read. */
  default boolean isReadable() {
    return !(this instanceof Removed);
  }
}
