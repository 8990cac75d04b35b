package io.kryptonx.definition.internal.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A map in the order as written. No key stands twice: those that did are problems already, and the
 * first one is kept.
 */
public record YamlMap(Origin origin, List<Entry> entries) implements YamlValue {

  public YamlMap {
    entries = List.copyOf(entries);
  }

  /**
   * A key with its value.
   *
   * @param at where the key was written
   */
  public record Entry(String key, Origin at, YamlValue value) {}

  /** The value of a key. */
  public Optional<YamlValue> get(String key) {
    return entry(key).map(Entry::value);
  }

  /** The entry of a key. */
  public Optional<Entry> entry(String key) {
    return entries.stream().filter(entry -> entry.key().equals(key)).findFirst();
  }

  /** The keys as written. */
  public List<String> keys() {
    return entries.stream().map(Entry::key).toList();
  }

  @Override
  public String shape() {
    return "a map";
  }
}
