package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.HashMap;
import java.util.Map;

/** The graph as a Mermaid flowchart, left to right, for Markdown. */
public final class GraphMermaid {

  private GraphMermaid() {}

  /** The whole text. Nodes are numbered, since names may be words of the language. */
  public static String of(GraphReport graph) {
    Map<String, String> ids = new HashMap<>();
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (Node node : graph.nodes()) {
      String id = "n" + ids.size();
      ids.put(node.name(), id);
      text.append("  ").append(id).append(shaped(node)).append('\n');
      text.append("  style ").append(id).append(" fill:").append(GraphColor.of(node));
      text.append(",stroke:#555,color:#111\n");
    }
    for (Edge edge : graph.edges()) {
      String arrow = edge.order() ? " -.->" : edge.collected() ? " ==>" : " -->";
      String label = edge.label().isEmpty() ? "" : "|" + quoted(edge.label()) + "|";
      text.append("  ").append(ids.getOrDefault(edge.from(), "unknown")).append(arrow);
      text.append(label).append(' ').append(ids.getOrDefault(edge.to(), "unknown")).append('\n');
    }
    return text.toString();
  }

  private static String shaped(Node node) {
    String dimensions =
        node.dimensions().isEmpty() ? "" : " [" + String.join(", ", node.dimensions()) + "]";
    String label = quoted(node.name() + dimensions + "\n" + node.action());
    return switch (node.kind()) {
      case SOURCE -> "[(" + label + ")]";
      case STAGE -> "[" + label + "]";
      case PUBLISH -> ">" + label + "]";
    };
  }

  /** Mermaid has no escapes within quotes but entities, written with {@code #}. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      quoted.append(i == 0 ? "" : "<br/>");
      Harmless.line(lines[i]).codePoints().forEach(c -> append(quoted, c));
    }
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int c) {
    if ("\"#<>&;`\\*_".indexOf(c) >= 0) {
      quoted.append('#').append(c).append(';');
    } else {
      quoted.appendCodePoint(c);
    }
  }
}
