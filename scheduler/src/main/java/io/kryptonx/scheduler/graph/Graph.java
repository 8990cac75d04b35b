package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Pipeline;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A pipeline that can run: every reference resolved, every dimension known, no cycle. Made by
 * {@link GraphPlanner}.
 *
 * @param assets sources in name order, then outputs of the stages in topological order
 * @param stages in topological order; among those that could come next, by name
 */
public record Graph(Pipeline pipeline, List<AssetNode> assets, List<StageNode> stages) {

  public Graph {
    assets = List.copyOf(assets);
    stages = List.copyOf(stages);
  }

  /** The asset of that name. */
  public Optional<AssetNode> asset(AssetRef ref) {
    return assets.stream().filter(asset -> asset.ref().equals(ref)).findFirst();
  }

  /** The stage of that name. */
  public Optional<StageNode> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
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
    return stages.stream()
        .filter(s -> s.ports().stream().anyMatch(p -> p.takes(node)))
        .sorted(Comparator.comparingInt(StageNode::index))
        .toList();
  }
}
