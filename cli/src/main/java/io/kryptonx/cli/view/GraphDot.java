package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Node;

/** The graph in the DOT language of Graphviz, left to right. */
public final class GraphDot {

  private GraphDot() {}

  /** The whole file. */
  public static String of(GraphReport graph) {
    StringBuilder dot = new StringBuilder();
    dot.append("digraph ").append(quoted(graph.pipeline())).append(" {\n");
    dot.append("  rankdir=LR;\n");
    dot.append("  node [fontname=\"sans-serif\", fontsize=11, style=filled, fillcolor=white];\n");
    dot.append("  edge [fontname=\"sans-serif\", fontsize=9, color=gray40];\n");
    for (Node node : graph.nodes()) {
      dot.append("  ")
          .append(quoted(node.name()))
          .append(" [label=")
          .append(quoted(label(node)))
          .append(", shape=")
          .append(shape(node))
          .append(", fillcolor=")
          .append(quoted(GraphColor.of(node)))
          .append("];\n");
    }
    for (Edge edge : graph.edges()) {
      dot.append("  ").append(quoted(edge.from())).append(" -> ").append(quoted(edge.to()));
      if (edge.order()) {
        dot.append(" [style=dashed]");
      } else if (!edge.label().isEmpty()) {
        dot.append(" [label=").append(quoted(edge.label()));
        dot.append(edge.collected() ? ", style=bold]" : "]");
      }
      dot.append(";\n");
    }
    return dot.append("}\n").toString();
  }

  private static String label(Node node) {
    String dimensions =
        node.dimensions().isEmpty() ? "" : " [" + String.join(", ", node.dimensions()) + "]";
    return node.name() + dimensions + "\n" + node.action();
  }

  private static String shape(Node node) {
    return switch (node.kind()) {
      case SOURCE -> "cylinder";
      case STAGE -> "box";
      case PUBLISH -> "note";
    };
  }

  /** Within quotes only {@code "} and {@code \} mean something; {@code \n} is a line end. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      quoted.append(i == 0 ? "" : "\\n");
      quoted.append(Harmless.line(lines[i]).replace("\\", "\\\\").replace("\"", "\\\""));
    }
    return quoted.append('"').toString();
  }
}
