package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that references may use: sources and stages with their outputs, taken from the text
 * before anything is parsed, so that a mistake within a stage is no mistake of those that refer to
 * it.
 */
public final class Nodes {

  /** What may be referred to. */
  public sealed interface Node {}

  /** A source. */
  public record SourceNode() implements Node {}

  /**
   * A stage.
   *
   * @param outputs the names of its outputs; empty where they cannot be told
   */
  public record StageNode(Set<String> outputs) implements Node {}

  private final Map<String, Node> byName;

  private Nodes(Map<String, Node> byName) {
    this.byName = byName;
  }

  /** The nodes of a definition, of whatever shape it is. */
  public static Nodes of(YamlValue root) {
    Map<String, Node> byName = new TreeMap<>();
    entries(root, "stages")
        .forEach((name, stage) -> byName.put(name, new StageNode(outputs(stage))));
    entries(root, "sources").forEach((name, _) -> byName.put(name, new SourceNode()));
    return new Nodes(byName);
  }

  /** The node of a name. */
  public Optional<Node> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, sorted. */
  public Set<String> names() {
    return byName.keySet();
  }

  private static Set<String> outputs(YamlValue stage) {
    return new TreeSet<>(entries(stage, "out").keySet());
  }

  private static Map<String, YamlValue> entries(YamlValue value, String key) {
    Map<String, YamlValue> entries = new LinkedHashMap<>();
    switch (value) {
      case YamlMap map ->
          map.get(key)
              .filter(YamlMap.class::isInstance)
              .map(YamlMap.class::cast)
              .ifPresent(inner -> inner.entries().forEach(e -> entries.put(e.key(), e.value())));
      case YamlList _ -> {}
      case YamlScalar _ -> {}
    }
    return entries;
  }
}
