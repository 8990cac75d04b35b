package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.List;

/** The graph as text: a node on each line, rails beside them, and what the latest run made. */
public final class GraphView {

  private final Output out;

  /** A view on {@code out}. */
  public GraphView(Output out) {
    this.out = out;
  }

  /** Draws the graph. */
  public void show(GraphReport graph) {
    out.line(out.in(Style.STRONG, Harmless.line(graph.pipeline())));
    out.line();
    int names = graph.nodes().stream().mapToInt(n -> Columns.of(label(n))).max().orElse(0);
    int actions =
        graph.nodes().stream().mapToInt(n -> Columns.of(Harmless.line(n.action()))).max().orElse(0);
    Rails rails = new Rails();
    List<Drawn> drawn =
        graph.nodes().stream().map(node -> new Drawn(node, rows(rails, node, graph))).toList();
    int width = drawn.stream().mapToInt(d -> d.rows().node().length()).max().orElse(0);
    for (Drawn each : drawn) {
      Node node = each.node();
      String row = each.rows().node();
      String mark = out.in(style(node.kind()), mark(node.kind()));
      String drawnRow = out.in(Style.FAINT, row).replace("●", mark + again());
      line(
          "  "
              + Columns.left(drawnRow, width)
              + "  "
              + Columns.left(styled(node), names)
              + "  "
              + out.in(Style.FAINT, Columns.left(Harmless.line(node.action()), actions))
              + "  "
              + Words.counts(out, node.counts()));
      each.rows().after().ifPresent(after -> line("  " + out.in(Style.FAINT, after)));
    }
  }

  private record Drawn(Node node, Rails.Rows rows) {}

  private static Rails.Rows rows(Rails rails, Node node, GraphReport graph) {
    List<String> targets =
        graph.edges().stream().filter(e -> e.from().equals(node.name())).map(Edge::to).toList();
    return rails.next(node.name(), targets);
  }

  /** A style within a line ends all styles; what follows is faint again. */
  private String again() {
    String faint = out.in(Style.FAINT, "x");
    return faint.substring(0, faint.indexOf('x'));
  }

  private String styled(Node node) {
    String name =
        out.in(
            node.kind() == Kind.STAGE ? Style.STRONG : style(node.kind()),
            Harmless.line(node.name()));
    return name + out.in(Style.FAINT, dimensions(node));
  }

  private static String label(Node node) {
    return Harmless.line(node.name()) + dimensions(node);
  }

  private static String dimensions(Node node) {
    return node.dimensions().isEmpty() ? "" : " [" + String.join(", ", node.dimensions()) + "]";
  }

  private static Style style(Kind kind) {
    return switch (kind) {
      case SOURCE -> Style.KEPT;
      case STAGE -> Style.GOOD;
      case PUBLISH -> Style.PINNED;
    };
  }

  private static String mark(Kind kind) {
    return switch (kind) {
      case SOURCE -> "○";
      case STAGE -> "●";
      case PUBLISH -> "◆";
    };
  }

  private void line(String text) {
    out.line(Columns.cut(text.stripTrailing(), out.columns()));
  }
}
