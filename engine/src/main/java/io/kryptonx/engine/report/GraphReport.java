package io.kryptonx.engine.report;

import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Map;

/** The pipeline as a graph, nodes in topological order. */
public record GraphReport(String pipeline, List<Node> nodes, List<Edge> edges) {

  public GraphReport {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
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
   */
  public record Node(
      String name,
      Kind kind,
      String action,
      List<String> dimensions,
      Map<TaskStatus, Integer> counts) {
    public Node {
      dimensions = List.copyOf(dimensions);
      counts = Map.copyOf(counts);
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
