package io.kryptonx.engine.select;

import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Labels;
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
 * @param above the names of the sources and stages that it takes something from or has to come
 *     after
 */
record Node(
    String name,
    boolean isStage,
    SortedSet<String> tags,
    Optional<String> owner,
    SortedSet<String> above) {

  /** Those of a graph: sources by name, then stages in topological order. */
  static List<Node> of(Graph graph) {
    Optional<String> owner = graph.pipeline().labels().owner();
    List<Node> nodes = new ArrayList<>();
    for (Source source : graph.pipeline().sources().values()) {
      nodes.add(new Node(source.name(), false, new TreeSet<>(), owner, new TreeSet<>()));
    }
    for (StageNode stage : graph.stages()) {
      nodes.add(of(stage.stage(), owner));
    }
    return nodes;
  }

  private static Node of(Stage stage, Optional<String> owner) {
    SortedSet<String> above = new TreeSet<>(stage.dependsOn());
    for (Input input : stage.inputs().values()) {
      input.from().forEach(asset -> above.add(asset.node()));
    }
    Labels labels = stage.labels();
    return new Node(stage.name(), true, labels.tags(), labels.owner().or(() -> owner), above);
  }
}
