package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The graph as text: a node on each line, rails beside them, and what the latest run made. */
public final class GraphView {

  private static final int GAP = 2;
  private static final int LEAST_ACTION = 8;

  private final Output out;

  /** A view on {@code out}. */
  public GraphView(Output out) {
    this.out = out;
  }

  /** Draws the graph. */
  public void show(GraphReport graph) {
    out.line(out.in(Style.STRONG, Harmless.line(graph.pipeline())));
    out.line();
    Rails rails = new Rails();
    Map<String, List<String>> targets = new HashMap<>();
    for (Edge edge : graph.edges()) {
      targets.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
    }
    List<Drawn> drawn =
        graph.nodes().stream()
            .map(node -> new Drawn(node, rails.next(node.name(), below(node, targets))))
            .toList();
    int beside = widest(drawn, each -> each.rows().node());
    int names = widest(drawn, each -> label(each.node()));
    int counts =
        widest(drawn, each -> Words.counts(out, each.node().counts(), each.node().stale()));
    int actions = widest(drawn, each -> Harmless.line(each.node().action()));
    // Where it is narrow, what the run made is worth more than what the stage does.
    int left = out.columns() - beside - names - counts - 4 * GAP;
    int shown = left >= LEAST_ACTION ? Math.min(left, actions) : 0;
    for (Drawn each : drawn) {
      Node node = each.node();
      String action = Columns.cut(Harmless.line(node.action()), shown);
      line(
          Columns.left(rail(each), beside)
              + "  "
              + Columns.left(styled(node), names)
              + (shown == 0 ? "" : "  " + out.in(Style.FAINT, Columns.left(action, shown)))
              + "  "
              + Words.counts(out, node.counts(), node.stale()));
      each.rows().after().ifPresent(after -> line(out.in(Style.FAINT, after)));
    }
  }

  private static int widest(List<Drawn> drawn, Function<Drawn, String> text) {
    return drawn.stream().mapToInt(each -> Columns.of(text.apply(each))).max().orElse(0);
  }

  private String rail(Drawn drawn) {
    Kind kind = drawn.node().kind();
    String mark = out.in(style(kind), mark(kind));
    return out.in(Style.FAINT, drawn.rows().node()).replace("●", mark + again());
  }

  private record Drawn(Node node, Rails.Rows rows) {}

  private static List<String> below(Node node, Map<String, List<String>> targets) {
    return targets.getOrDefault(node.name(), List.of());
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
    return node.dimensions().isEmpty()
        ? ""
        : " [" + Harmless.line(String.join(", ", node.dimensions())) + "]";
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
    out.line(Columns.cut(("  " + text).stripTrailing(), out.columns()));
  }
}
