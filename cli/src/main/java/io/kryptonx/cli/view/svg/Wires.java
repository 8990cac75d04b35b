package io.kryptonx.cli.view.svg;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.layout.Arrow;
import io.kryptonx.cli.layout.Drawing;
import io.kryptonx.cli.layout.Drawing.Line;
import io.kryptonx.cli.layout.Drawing.Placed;
import io.kryptonx.cli.layout.Drawing.Point;
import io.kryptonx.cli.layout.Spacing;
import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.TextWidth;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The lines of the picture. Each input has a place of its own at the left side of a card, so that
 * lines can be told apart and the names of inputs be read.
 */
final class Wires {

  private static final double LABEL_SIZE = 10;
  private static final double LABEL_MOST = 90;

  /** The part of a card's side that inputs spread over. */
  private static final double SIDE = 0.7;

  private final List<Arrow> arrows = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final boolean labelled;

  Wires(GraphReport graph, boolean labelled) {
    this.labelled = labelled;
    Map<String, Integer> assets = new HashMap<>();
    Map<String, Integer> published = new HashMap<>();
    for (int i = 0; i < graph.nodes().size(); i++) {
      Node node = graph.nodes().get(i);
      (node.kind() == Kind.PUBLISH ? published : assets).putIfAbsent(node.name(), i);
    }
    for (Edge edge : graph.edges()) {
      Integer from = assets.get(edge.from());
      // A publication may be called like a stage; only what leads to it has no label.
      Integer to =
          edge.label().isEmpty() && !edge.order() && published.containsKey(edge.to())
              ? published.get(edge.to())
              : assets.get(edge.to());
      if (from != null && to != null) {
        arrows.add(new Arrow(from, to));
        edges.add(edge);
      }
    }
  }

  /** The height of a card for each of its inputs, so that their names do not touch. */
  static double roomOfInput() {
    return (LABEL_SIZE + 4) / SIDE;
  }

  long inputs(int node) {
    return arrows.stream().filter(arrow -> arrow.to() == node).distinct().count();
  }

  List<Arrow> arrows() {
    return arrows;
  }

  Spacing roomForLabels(Spacing least) {
    double label =
        edges.stream().mapToDouble(e -> TextWidth.of(e.label(), LABEL_SIZE)).max().orElse(0);
    double layers = Math.max(least.layers(), Math.min(LABEL_MOST, label) + 44);
    return new Spacing(layers, least.boxes(), least.lines());
  }

  void draw(Markup out, Drawing drawing) {
    Map<Arrow, Edge> byArrow = new HashMap<>();
    for (int i = 0; i < arrows.size(); i++) {
      byArrow.merge(arrows.get(i), edges.get(i), Wires::stronger);
    }
    Map<Integer, List<Line>> arriving = new TreeMap<>();
    List<Line> trunks = new ArrayList<>();
    Set<Integer> mixed = new HashSet<>();
    for (Line line : drawing.lines()) {
      if (line.to().isPresent()) {
        arriving.computeIfAbsent(line.to().getAsInt(), _ -> new ArrayList<>()).add(line);
        Placed box = drawing.boxes().get(line.from());
        boolean branch = line.points().getFirst().x() > box.x() + box.width();
        if (branch && !isCollected(byArrow, line)) {
          mixed.add(line.from());
        }
      } else {
        trunks.add(line);
      }
    }
    trunks.forEach(trunk -> wire(out, trunk.points(), style(!mixed.contains(trunk.from())), false));
    arriving.forEach((to, lines) -> arrive(out, drawing.boxes().get(to), lines, byArrow));
  }

  private void arrive(Markup out, Placed box, List<Line> lines, Map<Arrow, Edge> byArrow) {
    lines.sort(
        Comparator.comparingDouble((Line line) -> line.points().getFirst().y())
            .thenComparingInt(Line::from));
    List<Line> distinct = new ArrayList<>();
    for (Line line : lines) {
      if (distinct.stream().noneMatch(other -> other.from() == line.from())) {
        distinct.add(line);
      }
    }
    double step = Math.min(16, box.height() * SIDE / distinct.size());
    double y = box.y() + box.height() / 2 - step * (distinct.size() - 1) / 2;
    boolean readable = labelled && (distinct.size() == 1 || step >= LABEL_SIZE);
    for (Line line : distinct) {
      List<Point> points = new ArrayList<>(line.points());
      points.set(points.size() - 1, new Point(box.x(), y));
      Edge edge = byArrow.get(new Arrow(line.from(), line.to().orElseThrow()));
      boolean order = edge != null && edge.order();
      String style = order ? "g-wire g-order" : style(isCollected(byArrow, line));
      wire(out, points, style, true);
      if (readable && edge != null && !edge.label().isEmpty()) {
        String label = TextWidth.cut(edge.label(), LABEL_SIZE, LABEL_MOST);
        out.element(
            "text", label, "class", "g-label", "x", number(box.x() - 11), "y", number(y - 3.5));
      }
      y += step;
    }
    out.raw("\n");
  }

  /** Of several between the same cards the one that says most. */
  private static Edge stronger(Edge one, Edge other) {
    return one.collected() || other.order() ? one : other;
  }

  private static boolean isCollected(Map<Arrow, Edge> byArrow, Line line) {
    Edge edge = byArrow.get(new Arrow(line.from(), line.to().orElseThrow()));
    return edge != null && edge.collected();
  }

  private static String style(boolean collected) {
    return collected ? "g-wire g-thick" : "g-wire";
  }

  private static void wire(Markup out, List<Point> points, String style, boolean arrow) {
    StringBuilder path = new StringBuilder();
    Point first = points.getFirst();
    path.append('M').append(number(first.x())).append(' ').append(number(first.y()));
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      boolean straight = i % 2 == 0 || Math.abs(from.y() - to.y()) < 0.05;
      path.append(straight ? line(to) : curve(from, to));
    }
    if (arrow) {
      out.empty("path", "class", style, "d", path.toString(), "marker-end", "url(#g-arrow)");
    } else {
      out.empty("path", "class", style, "d", path.toString());
    }
  }

  private static String line(Point to) {
    return "L" + number(to.x()) + " " + number(to.y());
  }

  private static String curve(Point from, Point to) {
    double bend = (to.x() - from.x()) * 0.5;
    return "C%s %s %s %s %s %s"
        .formatted(
            number(from.x() + bend),
            number(from.y()),
            number(to.x() - bend),
            number(to.y()),
            number(to.x()),
            number(to.y()));
  }
}
