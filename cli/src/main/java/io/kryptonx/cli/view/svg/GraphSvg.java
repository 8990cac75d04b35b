package io.kryptonx.cli.view.svg;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.layout.Box;
import io.kryptonx.cli.layout.Drawing;
import io.kryptonx.cli.layout.Layered;
import io.kryptonx.cli.layout.Spacing;
import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.Styles;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * The graph as SVG, from left to right, without help of other programs. Follows the reader's choice
 * of a light or dark page. Larger graphs have smaller cards; details are in the tooltips.
 */
public final class GraphSvg {

  /** Up to this many nodes the cards show all there is. */
  static final int MAX_DETAILED = 60;

  /** Pictures up to this wide are made to fit a page; wider ones are to be scrolled. */
  private static final double MOST_FITTED = 1900;

  private static final double MARGIN = 24;
  private static final double HEADER = 54;
  private static final double LEGEND = 46;
  private static final Spacing WIDE = new Spacing(58, 22, 12);
  private static final Spacing DENSE = new Spacing(44, 10, 6);

  private GraphSvg() {}

  /** The whole file. */
  public static String of(GraphReport graph) {
    Markup out = new Markup();
    write(out, graph, true);
    return out.raw("\n").toString();
  }

  /** The picture within a page that has {@link #css()} among its styles. */
  public static void embed(Markup out, GraphReport graph) {
    write(out, graph, false);
  }

  /** The styles of the picture. */
  public static String css() {
    return Styles.read(GraphSvg.class, "graph.css");
  }

  private static void write(Markup out, GraphReport graph, boolean alone) {
    boolean detailed = graph.nodes().size() <= MAX_DETAILED;
    Wires wires = new Wires(graph, detailed);
    List<NodeCard> cards = new ArrayList<>();
    List<Box> boxes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      long inputs = detailed ? wires.inputs(cards.size()) : 0; // names are not shown otherwise
      NodeCard card = new NodeCard(node, detailed, inputs);
      cards.add(card);
      boxes.add(card.box());
    }
    Spacing spacing = detailed ? wires.roomForLabels(WIDE) : DENSE;
    Drawing drawing = Layered.of(boxes, wires.arrows(), spacing);
    Legend legend = new Legend(graph);
    double top = alone ? HEADER : MARGIN / 2;
    double side = alone ? MARGIN : 2;
    double width = Math.max(drawing.width(), legend.width()) + 2 * side;
    double height = top + drawing.height() + LEGEND;
    open(out, graph, width, height, alone);
    out.open("g", "transform", "translate(" + number(side) + " " + number(top) + ")").raw("\n");
    wires.draw(out, drawing);
    for (int i = 0; i < cards.size(); i++) {
      cards.get(i).draw(out, drawing.boxes().get(i));
    }
    out.closeLine();
    legend.draw(out, side, height - LEGEND / 2);
    out.close();
  }

  private static void open(
      Markup out, GraphReport graph, double width, double height, boolean alone) {
    String name = "Pipeline " + graph.pipeline();
    out.open(
        "svg",
        "xmlns",
        "http://www.w3.org/2000/svg",
        "class",
        !alone && width <= MOST_FITTED ? "kx-graph g-fit" : "kx-graph",
        "role",
        "img",
        "width",
        number(width),
        "height",
        number(height),
        "viewBox",
        "0 0 " + number(width) + " " + number(height));
    out.raw("\n").element("title", name).raw("\n");
    if (alone) {
      out.open("style").raw("\n" + css()).closeLine();
      out.empty("rect", "class", "g-page", "width", number(width), "height", number(height));
      out.element("text", graph.pipeline(), "class", "g-title", "x", number(MARGIN), "y", "32");
    }
    out.open("defs")
        .open(
            "marker",
            "id",
            "g-arrow",
            "viewBox",
            "0 0 8 8",
            "refX",
            "7",
            "refY",
            "4",
            "markerWidth",
            "8",
            "markerHeight",
            "8",
            "markerUnits",
            "userSpaceOnUse",
            "orient",
            "auto")
        .empty("path", "class", "g-head", "d", "M0 0.8 8 4 0 7.2z")
        .close()
        .closeLine();
  }
}
