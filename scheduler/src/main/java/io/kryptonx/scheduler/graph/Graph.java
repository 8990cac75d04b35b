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
  private final SortedMap<String, LoopNode> loops = new TreeMap<>();
  private final SortedMap<String, String> around = new TreeMap<>();

  /**
   * A graph.
   *
   * @param assets sources in name order, then outputs of the stages in topological order
   * @param stages in topological order; among those that could come next, by name
   * @param loops those of the stages that are loops
   */
  Graph(Pipeline pipeline, List<AssetNode> assets, List<StageNode> stages, List<LoopNode> loops) {
    this.pipeline = pipeline;
    this.assets = List.copyOf(assets);
    this.stages = List.copyOf(stages);
    assets.forEach(asset -> byRef.put(asset.ref(), asset));
    for (StageNode stage : stages) {
      byName.put(stage.name(), stage);
      pipeline.loopAround(stage.name()).ifPresent(loop -> around.put(stage.name(), loop.name()));
      stage.ports().stream()
          .flatMap(port -> port.alternatives().stream())
          .filter(asset -> !asset.given())
          .map(asset -> asset.ref().node())
          .distinct()
          .forEach(node -> consumers.computeIfAbsent(node, _ -> new ArrayList<>()).add(stage));
    }
    loops.forEach(loop -> this.loops.put(loop.name(), loop));
  }

  /** The loop of that name. */
  public Optional<LoopNode> loop(String name) {
    return Optional.ofNullable(loops.get(name));
  }

  /** The loop in which a stage stands, directly. */
  public Optional<LoopNode> loopAround(String stage) {
    return Optional.ofNullable(around.get(stage)).flatMap(this::loop);
  }

  /** The node from which a stage takes an asset: of what a loop gives it, that loop. */
  public String origin(StageNode stage, AssetNode asset) {
    return asset.given() ? loopAround(stage.name()).orElseThrow().name() : asset.ref().node();
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

  /**
   * The given stages and all that they need, a loop with all in it, by name; all stages if none is
   * given.
   */
  public SortedSet<String> needed(Collection<String> targets) {
    SortedSet<String> needed = new TreeSet<>(targets);
    for (StageNode stage : stages.reversed()) {
      if (targets.isEmpty()) {
        needed.add(stage.name());
      } else if (needed.contains(stage.name())) {
        stage.ports().stream()
            .flatMap(port -> port.alternatives().stream())
            .filter(asset -> !asset.given())
            .forEach(asset -> needed.add(asset.ref().node()));
        needed.addAll(stage.stage().dependsOn());
        if (around.containsKey(stage.name())) {
          needed.add(around.get(stage.name()));
        }
      }
    }
    for (StageNode stage : stages) {
      if (needed.contains(around.getOrDefault(stage.name(), stage.name()))) {
        needed.add(stage.name());
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
