package io.kryptonx.cli.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was typed.
 *
 * @param words the arguments by position
 * @param values those of each option that was given, by its long name; a flag has none
 */
public record Parsed(List<String> words, Map<String, List<String>> values) {

  public Parsed {
    words = List.copyOf(words);
    values = Map.copyOf(values);
  }

  /** Whether an option was given. */
  public boolean has(String option) {
    return values.containsKey(option);
  }

  /** All values of an option. */
  public List<String> all(String option) {
    return values.getOrDefault(option, List.of());
  }

  /** The value of an option. */
  public Optional<String> one(String option) {
    return all(option).stream().findFirst();
  }
}
