package io.kryptonx.cli.view.svg;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.TextWidth;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.engine.report.GraphReport;
import io.kryptonx.engine.report.GraphReport.Edge;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import java.util.ArrayList;
import java.util.List;

/** What shapes and colours mean, as far as they occur. */
final class Legend {

  private static final double SIZE = 11;
  private static final double SIGN = 18;
  private static final double GAP = 18;

  private final List<Entry> entries = new ArrayList<>();

  Legend(GraphReport graph) {
    for (Kind kind : Kind.values()) {
      long count = graph.nodes().stream().filter(node -> node.kind() == kind).count();
      if (count > 0) {
        entries.add(new Entry(kindClass(kind), count + " " + plural(kind, count)));
      }
    }
    if (graph.edges().stream().anyMatch(Edge::collected)) {
      entries.add(new Entry("g-thick", "all items together"));
    }
    if (graph.edges().stream().anyMatch(Edge::order)) {
      entries.add(new Entry("g-order", "order only"));
    }
    for (StatusStyle status : StatusStyle.values()) {
      int count = 0;
      for (Node node : graph.nodes()) {
        count += node.counts().getOrDefault(status.status(), 0);
      }
      if (count > 0) {
        entries.add(new Entry("s-" + status.word(), status.word() + " " + count));
      }
    }
  }

  static String kindClass(Kind kind) {
    return switch (kind) {
      case SOURCE -> "g-source";
      case STAGE -> "g-stage";
      case PUBLISH -> "g-publish";
    };
  }

  private static String plural(Kind kind, long count) {
    return switch (kind) {
      case SOURCE -> count == 1 ? "source" : "sources";
      case STAGE -> count == 1 ? "stage" : "stages";
      case PUBLISH -> "published";
    };
  }

  double width() {
    return entries.stream().mapToDouble(Entry::width).sum();
  }

  void draw(Markup out, double x, double y) {
    out.open("g", "class", "g-legend");
    double at = x;
    for (Entry entry : entries) {
      entry.draw(out, at, y);
      at += entry.width();
    }
    out.closeLine();
  }

  /** A sign with its meaning. */
  private record Entry(String style, String text) {

    double width() {
      return SIGN + TextWidth.of(text, SIZE) + GAP;
    }

    void draw(Markup out, double x, double y) {
      if (style.equals("g-thick") || style.equals("g-order")) {
        out.empty("path", "class", "g-wire " + style, "d", line(x, y));
      } else {
        boolean status = style.startsWith("s-");
        out.empty(
            "rect",
            "class",
            status ? "g-dot " + style : style,
            "x",
            number(status ? x + 3 : x),
            "y",
            number(status ? y - 4.5 : y - 5),
            "width",
            status ? "9" : "13",
            "height",
            status ? "9" : "10",
            "rx",
            style.equals("g-source") ? "5" : status ? "4.5" : "2");
      }
      out.element("text", text, "x", number(x + SIGN), "y", number(y + 4));
    }

    private static String line(double x, double y) {
      return "M" + number(x) + " " + number(y) + "h13";
    }
  }
}
