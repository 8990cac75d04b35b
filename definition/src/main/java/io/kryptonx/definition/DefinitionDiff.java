package io.kryptonx.definition;

import io.kryptonx.definition.internal.yaml.YamlDiff;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;
import java.util.List;
import java.util.Optional;

/**
 * What differs between two definitions, key by key, whatever the order and the style in which they
 * are written. Files that they name are not looked into.
 *
 * @param changes by key
 */
public record DefinitionDiff(List<Change> changes) {

  public DefinitionDiff {
    changes = List.copyOf(changes);
  }

  /**
   * One key.
   *
   * @param key from the top, {@code stages.page.timeout}
   */
  public record Change(String key, Optional<Value> before, Optional<Value> after) {}

  /**
   * What a key has.
   *
   * @param text in one line
   * @param place where it was written
   */
  public record Value(String text, Place place) {}

  /** Compares two definitions. */
  public static DefinitionDiff between(Definition before, Definition after) {
    List<Change> changes =
        YamlDiff.between(before.root(), after.root()).stream()
            .map(change ->
                new Change(
                    change.pointer(),
                    change.before().map(DefinitionDiff::value),
                    change.after().map(DefinitionDiff::value)))
            .toList();
    return new DefinitionDiff(changes);
  }

  private static Value value(YamlValue value) {
    return new Value(Problems.shown(YamlDiff.text(value)), value.place());
  }
}
