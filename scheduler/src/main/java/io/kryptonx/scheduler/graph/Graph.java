package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A pipeline that can run: every reference resolved, every dimension known, no cycle. Made by
 * {@link GraphPlanner}. Names are found without a search.
 */
public final class Graph {

  private final Pipeline pipeline;
  private final List<AssetNode> assets;
  private final List<StageNode> stages;

  private final SortedMap<AssetRef, AssetNode> byRef = new TreeMap<>();
  private final SortedMap<String, StageNode> byName = new TreeMap<>();
  private final SortedMap<String, List<StageNode>> consumers = new TreeMap<>();

  /**
   * A graph.
   *
   * @param assets sources in name order, then outputs of the stages in topological order
   * @param stages in topological order; among those that could come next, by name
   */
  Graph(Pipeline pipeline, List<AssetNode> assets, List<StageNode> stages) {
    this.pipeline = pipeline;
    this.assets = List.copyOf(assets);
    this.stages = List.copyOf(stages);
    assets.forEach(asset -> byRef.put(asset.ref(), asset));
    for (StageNode stage : stages) {
      byName.put(stage.name(), stage);
      stage.ports().stream()
          .flatMap(port -> port.alternatives().stream())
          .map(asset -> asset.ref().node())
          .distinct()
          .forEach(node -> consumers.computeIfAbsent(node, _ -> new ArrayList<>()).add(stage));
    }
  }

  /** The definition. */
  public Pipeline pipeline() {
    return pipeline;
  }

  /** Sources in name order, then outputs of the stages in topological order. */
  public List<AssetNode> assets() {
    return assets;
  }

  /** In topological order; among those that could come next, by name. */
  public List<StageNode> stages() {
    return stages;
  }

  /** The asset of that name. */
  public Optional<AssetNode> asset(AssetRef ref) {
    return Optional.ofNullable(byRef.get(ref));
  }

  /** The stage of that name. */
  public Optional<StageNode> stage(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The given stages and all that they need, by name; all stages if none is given. */
  public SortedSet<String> needed(Collection<String> targets) {
    SortedSet<String> needed = new TreeSet<>(targets);
    for (StageNode stage : stages.reversed()) {
      if (targets.isEmpty()) {
        needed.add(stage.name());
      } else if (needed.contains(stage.name())) {
        stage.ports().forEach(p -> p.alternatives().forEach(a -> needed.add(a.ref().node())));
        needed.addAll(stage.stage().dependsOn());
      }
    }
    return needed;
  }

  /** The sources and stages of a run that is asked for these stages; all if none is named. */
  public SortedSet<String> part(Collection<String> targets) {
    SortedSet<String> part = needed(targets);
    if (targets.isEmpty()) {
      part.addAll(pipeline.sources().keySet());
    }
    return part;
  }

  /** The stages that take something directly from a node, in topological order. */
  public List<StageNode> consumers(String node) {
    return List.copyOf(consumers.getOrDefault(node, List.of()));
  }
}
