package io.kryptonx.engine.report;

import io.kryptonx.model.task.TaskStatus;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pipeline as a graph, nodes in topological order. */
public record GraphReport(String pipeline, List<Node> nodes, List<Edge> edges) {

  public GraphReport {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** The part with these sources and stages, and with what is published of them. */
  public GraphReport only(Collection<String> names) {
    Set<String> kept = new HashSet<>(names);
    Set<String> published = new HashSet<>();
    nodes.stream().filter(n -> n.kind() == Kind.PUBLISH).forEach(n -> published.add(n.name()));
    edges.stream()
        .filter(edge -> names.contains(edge.from()) && published.contains(edge.to()))
        .forEach(edge -> kept.add(edge.to()));
    return new GraphReport(
        pipeline,
        nodes.stream().filter(node -> kept.contains(node.name())).toList(),
        edges.stream()
            .filter(edge -> kept.contains(edge.from()) && kept.contains(edge.to()))
            .toList());
  }

  /** What a node is. */
  public enum Kind {
    /** A source. */
    SOURCE,
    /** A stage. */
    STAGE,
    /** Published files. */
    PUBLISH
  }

  /**
   * A node.
   *
   * @param name name of the source or stage, or path pattern of the publication
   * @param action in a word or two: {@code files photos/{photo}.jpg}, {@code java Page.java}
   * @param dimensions of its items
   * @param counts how the tasks of the latest run ended; empty where there is none
   * @param stale how many of them stand although their inputs moved on
   */
  public record Node(
      String name,
      Kind kind,
      String action,
      List<String> dimensions,
      Map<TaskStatus, Integer> counts,
      int stale) {
    public Node {
      dimensions = List.copyOf(dimensions);
      counts = Map.copyOf(counts);
    }

    /** A node of which nothing is stale. */
    public Node(
        String name,
        Kind kind,
        String action,
        List<String> dimensions,
        Map<TaskStatus, Integer> counts) {
      this(name, kind, action, dimensions, counts, 0);
    }
  }

  /**
   * An input, or an order.
   *
   * @param label the name of the input; empty for publications and orders
   * @param collected whether all items are taken together
   * @param order whether nothing passes: the one merely comes after the other
   */
  public record Edge(String from, String to, String label, boolean collected, boolean order) {

    /** An input. */
    public Edge(String from, String to, String label, boolean collected) {
      this(from, to, label, collected, false);
    }
  }
}
