package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Action;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A loop of a graph.
 *
 * @param stage the stage that is the loop
 * @param given what it gives its stages: {@code carry}, and each of its inputs by name
 * @param seen what {@code until} and {@code best} name, by what they call it
 * @param first the stages that each pass begins with, in topological order
 * @param second those that run only where another pass follows, in topological order
 * @param instead what is the result where the loop does not converge, where it names that
 * @param third those that {@code instead} needs beside the first, in topological order
 * @param isSteady whether passes that begin with the same make the same
 */
public record LoopNode(
    StageNode stage,
    Action.Loop loop,
    SortedMap<String, AssetNode> given,
    SortedMap<String, AssetNode> seen,
    AssetNode result,
    AssetNode next,
    List<StageNode> first,
    List<StageNode> second,
    Optional<AssetNode> instead,
    List<StageNode> third,
    boolean isSteady) {

  public LoopNode {
    given = Collections.unmodifiableSortedMap(new TreeMap<>(given));
    seen = Collections.unmodifiableSortedMap(new TreeMap<>(seen));
    first = List.copyOf(first);
    second = List.copyOf(second);
    third = List.copyOf(third);
  }

  /** All stages that something needs. */
  public List<StageNode> stages() {
    List<StageNode> all = new ArrayList<>(first);
    all.addAll(second);
    third.stream().filter(stage -> !second.contains(stage)).forEach(all::add);
    return all;
  }

  /** The path of the loop. */
  public String name() {
    return stage.name();
  }
}
