package io.kryptonx.scheduler;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A hash table that cannot be iterated, so that hash order never decides anything. Look-ups take
 * constant time.
 */
final class Table<K, V> {

  private final Map<K, V> map = new HashMap<>();

  Optional<V> find(K key) {
    return Optional.ofNullable(map.get(key));
  }

  @Nullable V get(K key) {
    return map.get(key);
  }

  /** Puts a value where there is none yet, and says whether there was none. */
  boolean putNew(K key, V value) {
    return map.putIfAbsent(key, value) == null;
  }

  /** The value that is there, or else this one, which is there from now on. */
  V first(K key, V value) {
    V there = map.putIfAbsent(key, value);
    return there == null ? value : there;
  }

  void remove(K key) {
    map.remove(key);
  }

  boolean has(K key) {
    return map.containsKey(key);
  }

  int size() {
    return map.size();
  }
}
