package io.kryptonx.definition.internal.grammar;

import java.util.Optional;
import java.util.Set;

/** What is written as a map with fixed keys. */
public interface Keyed {

  /** What it is, for people. */
  String label();

  /** The keys that it may have, sorted. */
  Set<String> keys();

  /** The keys that a later version gives it. */
  default Set<String> later() {
    return Set.of();
  }

  /** What to do about a key that belongs elsewhere; empty where it belongs nowhere. */
  default Optional<String> misplaced(String key) {
    return Optional.empty();
  }
}
