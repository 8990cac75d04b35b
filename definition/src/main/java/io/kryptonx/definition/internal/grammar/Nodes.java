package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Output;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The names that references may use: sources and stages with their outputs, taken from the text
 * before anything is parsed, so that a mistake within a stage is no mistake of those that refer to
 * it.
 */
public final class Nodes {

  /** What may be referred to. */
  public sealed interface Node {

    /** Whether it is a stage, of whatever kind. */
    default boolean isStage() {
      return switch (this) {
        case SourceNode _ -> false;
        case StageNode _, SubpipelineNode _ -> true;
      };
    }
  }

  /** A source, or an input of a sub-pipeline. */
  public record SourceNode() implements Node {}

  /**
   * A stage.
   *
   * @param outputs the names of its outputs; empty where they cannot be told
   * @param implied those that it has beside them and that have to be named
   */
  public record StageNode(Set<String> outputs, Set<String> implied) implements Node {}

  /**
   * A stage that is a sub-pipeline.
   *
   * @param outputs which of its assets each output is
   * @param implied those that it has beside them and that have to be named
   * @param stages the paths of its stages
   */
  public record SubpipelineNode(
      SortedMap<String, AssetRef> outputs, SortedMap<String, AssetRef> implied, Set<String> stages)
      implements Node {}

  private final Map<String, Node> byName;

  private Nodes(Map<String, Node> byName) {
    this.byName = byName;
  }

  /**
   * The nodes of a file, of whatever shape it is.
   *
   * @param sources the key under which what comes in is named
   * @param subpipelines those that could be read, by the name of their stage
   */
  public static Nodes of(
      YamlValue root, String sources, Map<String, SubpipelineNode> subpipelines) {
    Map<String, Node> byName = new TreeMap<>();
    entries(root, "stages")
        .forEach((name, stage) -> byName.put(name, new StageNode(outputs(stage), implied(stage))));
    byName.putAll(subpipelines);
    entries(root, sources).forEach((name, _) -> byName.put(name, new SourceNode()));
    return new Nodes(byName);
  }

  /**
   * The nodes within a loop, or among the stages that another one stands for.
   *
   * @param given the names of what these stages are given
   */
  public static Nodes ofLoop(
      YamlValue loop, Set<String> given, Map<String, SubpipelineNode> subpipelines) {
    Nodes nodes = of(loop, "", subpipelines);
    given.forEach(name -> nodes.byName.put(name, new SourceNode()));
    return nodes;
  }

  /** The node of a name. */
  public Optional<Node> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, sorted. */
  public Set<String> names() {
    return byName.keySet();
  }

  /** The names of all stages, sorted. */
  public Set<String> stages() {
    Set<String> stages = new TreeSet<>(byName.keySet());
    stages.removeIf(name -> !Objects.requireNonNull(byName.get(name)).isStage());
    return stages;
  }

  /** Stages by their paths: those of a sub-pipeline stand for it. */
  public Set<String> expand(Set<String> names) {
    Set<String> paths = new TreeSet<>();
    for (String name : names) {
      if (byName.get(name) instanceof SubpipelineNode subpipeline) {
        paths.addAll(subpipeline.stages());
      } else {
        paths.add(name);
      }
    }
    return paths;
  }

  private static Set<String> outputs(YamlValue stage) {
    Set<String> outputs = new TreeSet<>(entries(stage, "out").keySet());
    if (stage instanceof YamlMap map && map.get("route").orElse(null) instanceof YamlMap route) {
      outputs.addAll(entries(route, "to").keySet());
      if (route.get("else").orElse(null) instanceof YamlScalar other) {
        outputs.add(other.text());
      }
    }
    return outputs;
  }

  private static Set<String> implied(YamlValue stage) {
    return stage instanceof YamlMap map && map.entry("approve").isPresent()
        ? Set.of(Output.FAILED, Action.Approve.DECISION)
        : Set.of(Output.FAILED);
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
