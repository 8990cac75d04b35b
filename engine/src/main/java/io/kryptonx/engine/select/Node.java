package io.kryptonx.engine.select;

import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A source or stage as selectors see it.
 *
 * @param owner its own, or that of the pipeline
 * @param above the names of the sources and stages that it takes something from
 */
record Node(
    String name,
    boolean isStage,
    SortedSet<String> tags,
    Optional<String> owner,
    SortedSet<String> above) {

  /** Those of a graph: sources by name, then stages in topological order. */
  static List<Node> of(Graph graph) {
    Optional<String> owner = graph.pipeline().owner();
    List<Node> nodes = new ArrayList<>();
    for (Source source : graph.pipeline().sources().values()) {
      nodes.add(new Node(source.name(), false, new TreeSet<>(), owner, new TreeSet<>()));
    }
    for (StageNode stage : graph.stages()) {
      nodes.add(of(stage, owner));
    }
    return nodes;
  }

  private static Node of(StageNode node, Optional<String> owner) {
    SortedSet<String> above = new TreeSet<>();
    node.ports().forEach(port -> above.add(port.asset().ref().node()));
    Stage stage = node.stage();
    return new Node(node.name(), true, tags(stage), owner(stage).or(() -> owner), above);
  }

  private static SortedSet<String> tags(Stage stage) {
    return new TreeSet<>();
  }

  private static Optional<String> owner(Stage stage) {
    return Optional.empty();
  }
}
