package io.kryptonx.scheduler.graph;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Plans loops: what they give their stages, once the dimensions of a loop are known, and which of
 * the stages each half of a pass needs, once all are planned.
 */
final class LoopPlanner {

  /** Makes the node of an asset. */
  interface Assets {
    AssetNode given(AssetRef ref, MediaType type, List<String> dimensions);
  }

  private final Pipeline pipeline;
  private final Map<AssetRef, AssetNode> byRef;
  private final SortedMap<String, Open> open = new TreeMap<>();
  private final List<LoopNode> nodes = new ArrayList<>();

  LoopPlanner(Pipeline pipeline, Map<AssetRef, AssetNode> byRef) {
    this.pipeline = pipeline;
    this.byRef = byRef;
  }

  /** Makes the assets that a loop gives its stages. */
  void open(StageNode stage, Action.Loop loop, Assets assets) {
    SortedMap<String, AssetNode> given = new TreeMap<>();
    for (Port port : stage.ports()) {
      String name = port.input().name();
      MediaType type = port.asset().type();
      given.put(
          name, assets.given(Action.Loop.source(stage.name(), name), type, stage.dimensions()));
      if (name.equals(loop.carry())) {
        AssetRef carry = Action.Loop.source(stage.name(), Action.Loop.CARRY);
        given.put(Action.Loop.CARRY, assets.given(carry, type, stage.dimensions()));
      }
    }
    AssetRef with = Action.Loop.source(stage.name(), Action.Loop.WITH);
    if (isNamed(with, loop)) {
      given.put(Action.Loop.WITH, assets.given(with, MediaType.JSON, stage.dimensions()));
    }
    open.put(stage.name(), new Open(stage, loop, given));
  }

  private boolean isNamed(AssetRef asset, Action.Loop loop) {
    return loop.seen().containsValue(asset)
        || pipeline.stages().values().stream()
            .flatMap(stage -> stage.inputs().values().stream())
            .anyMatch(input -> input.from().contains(asset));
  }

  /** The dimensions of a loop that could be planned. */
  Optional<List<String>> dimensions(String loop) {
    return Optional.ofNullable(open.get(loop)).map(o -> o.stage.dimensions());
  }

  /** The loops, where nothing is wrong. */
  List<LoopNode> nodes() {
    return nodes;
  }

  /** Connects what was planned, and says what is wrong. */
  List<Problem> close(List<StageNode> stages) {
    List<Problem> problems = new ArrayList<>();
    for (Open loop : open.values()) {
      List<StageNode> inner = stages.stream().filter(s -> isIn(s, loop)).toList();
      Optional<AssetNode> result = Optional.ofNullable(byRef.get(loop.loop.result()));
      Optional<AssetNode> next = Optional.ofNullable(byRef.get(loop.loop.next()));
      SortedMap<String, AssetNode> seen = new TreeMap<>();
      loop.loop
          .seen()
          .forEach((name, ref) -> {
            AssetNode asset = byRef.get(ref);
            if (asset != null) {
              seen.put(name, asset);
            }
          });
      Optional<AssetNode> instead =
          loop.loop.instead().flatMap(ref -> Optional.ofNullable(byRef.get(ref)));
      if (result.isEmpty()
          || next.isEmpty()
          || instead.isPresent() != loop.loop.instead().isPresent()
          || seen.size() < loop.loop.seen().size()) {
        continue; // a stage that could not be planned is a problem already
      }
      problems.addAll(LoopRules.check(loop.stage, loop.loop, loop.given, result.get(), next.get()));
      problems.addAll(LoopRules.checkInstead(loop.stage, instead));
      List<AssetNode> looked = new ArrayList<>(seen.values());
      looked.add(result.get());
      Set<String> first = needed(inner, looked);
      Set<String> second = needed(inner, List.of(next.get()));
      second.removeAll(first);
      Set<String> third = needed(inner, instead.stream().toList());
      third.removeAll(first);
      nodes.add(
          new LoopNode(
              loop.stage,
              loop.loop,
              loop.given,
              seen,
              result.get(),
              next.get(),
              among(inner, first),
              among(inner, second),
              instead,
              among(inner, third),
              isSteady(loop.stage)));
    }
    return problems;
  }

  private static List<StageNode> among(List<StageNode> inner, Set<String> names) {
    return inner.stream().filter(stage -> names.contains(stage.name())).toList();
  }

  private boolean isIn(StageNode inner, Open loop) {
    return pipeline
        .loopAround(inner.name())
        .filter(stage -> stage.name().equals(loop.stage.name()))
        .isPresent();
  }

  /**
   * Whether no stage within may make something else of the same in another pass: equal work is done
   * once in a run, but for what makes the outside equal to its input.
   */
  private boolean isSteady(StageNode loop) {
    String within = loop.name() + "/";
    return pipeline.stages().tailMap(within).values().stream()
        .takeWhile(stage -> stage.name().startsWith(within))
        .flatMap(stage -> stage.effect().stream())
        .noneMatch(effect -> effect.mode() == Effect.Mode.APPLY);
  }

  /** The stages of a loop that some assets need. */
  private static Set<String> needed(List<StageNode> inner, Collection<AssetNode> assets) {
    Set<String> needed = new TreeSet<>();
    assets.forEach(asset -> needed.add(asset.ref().node()));
    for (StageNode stage : inner.reversed()) {
      if (needed.contains(stage.name())) {
        stage.ports().forEach(p -> p.alternatives().forEach(a -> needed.add(a.ref().node())));
        needed.addAll(stage.stage().dependsOn());
      }
    }
    return needed;
  }

  /** A loop whose stages are still to be planned. */
  private record Open(StageNode stage, Action.Loop loop, SortedMap<String, AssetNode> given) {}
}
