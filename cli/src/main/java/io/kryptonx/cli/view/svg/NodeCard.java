package io.kryptonx.cli.view.svg;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.layout.Box;
import io.kryptonx.cli.layout.Drawing.Placed;
import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.TextWidth;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.engine.report.GraphReport.Kind;
import io.kryptonx.engine.report.GraphReport.Node;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A node as a card: its name and dimensions, what it does, and how its tasks ended. */
final class NodeCard {

  private static final double PADDING = 14;
  private static final double NAME_SIZE = 13;
  private static final double SMALL_SIZE = 10.5;
  private static final double LEAST_WIDTH = 96;
  private static final double MOST_WIDTH = 260;
  private static final double MOST_ACTION = 180;
  private static final double LINE = 16;
  private static final double COMPACT = 28;
  private static final double BAR = 3;
  private static final int MOST_NAMED = 12;

  /** Bold letters are wider. */
  private static final double BOLD = 1.12;

  private final Node node;
  private final boolean detailed;
  private final long inputs;
  private final List<StatusStyle> statuses = new ArrayList<>();
  private final int tasks;

  /**
   * A card.
   *
   * @param inputs how many lines reach it; each needs room for a name
   */
  NodeCard(Node node, boolean detailed, long inputs) {
    this.node = node;
    this.detailed = detailed;
    this.inputs = inputs;
    int sum = 0;
    for (StatusStyle status : StatusStyle.values()) {
      int count = count(status);
      sum += count;
      if (count > 0) {
        statuses.add(status);
      }
    }
    this.tasks = sum;
  }

  private int count(StatusStyle status) {
    return node.counts().getOrDefault(status.status(), 0);
  }

  /** A published path names them itself. */
  private String dimensions() {
    boolean shown = node.kind() != Kind.PUBLISH && !node.dimensions().isEmpty();
    return shown ? "[" + String.join(", ", node.dimensions()) + "]" : "";
  }

  private double headWidth() {
    String dimensions = dimensions();
    double beside = dimensions.isEmpty() ? 0 : 6 + TextWidth.of(dimensions, SMALL_SIZE);
    double amount = detailed || tasks == 0 ? 0 : 14 + TextWidth.of("" + tasks, SMALL_SIZE);
    return TextWidth.of(node.name(), NAME_SIZE) * BOLD + beside + amount;
  }

  /** The room that it takes. */
  Box box() {
    double width = headWidth();
    if (detailed) {
      width = Math.max(width, Math.min(MOST_ACTION, TextWidth.of(node.action(), SMALL_SIZE)));
      width = Math.max(width, TextWidth.of(summary(), SMALL_SIZE));
    }
    double padded = Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, width + 2 * PADDING));
    return new Box(padded, height());
  }

  private double height() {
    if (!detailed) {
      return COMPACT;
    }
    double text = 2 * LINE + 14 + (statuses.isEmpty() ? 0 : LINE + 2);
    return Math.max(text, Math.min(inputs, MOST_NAMED) * Wires.roomOfInput());
  }

  private String summary() {
    List<String> parts = statuses.stream().map(s -> s.word() + " " + count(s)).toList();
    return String.join(" · ", parts);
  }

  void draw(Markup out, Placed at) {
    out.open("g", "transform", "translate(" + number(at.x()) + " " + number(at.y()) + ")");
    out.element("title", node.name() + " " + dimensions() + " – " + node.action() + told());
    outline(out, at.width(), at.height());
    double room = at.width() - 2 * PADDING;
    head(out, room);
    if (detailed) {
      String action = TextWidth.cut(node.action(), SMALL_SIZE, room);
      out.element("text", action, "class", "g-faint", "x", number(PADDING), "y", number(20 + LINE));
      counts(out, room);
    } else if (tasks > 0) {
      String style = "g-amount s-" + worst(node.counts()).word();
      double x = at.width() - PADDING / 2;
      out.element("text", "" + tasks, "class", style, "x", number(x), "y", "18");
    }
    bar(out, at.width(), at.height());
    out.closeLine();
  }

  private String told() {
    return statuses.isEmpty() ? "" : ": " + summary();
  }

  private void outline(Markup out, double width, double height) {
    String style = Legend.kindClass(node.kind());
    if (node.kind() == Kind.PUBLISH) { // a sheet with a folded corner
      String w = number(width);
      String h = number(height);
      String fold = number(width - 10);
      out.empty("path", "class", style, "d", "M0 0H" + fold + "L" + w + " 10V" + h + "H0z");
      out.empty("path", "class", "g-fold", "d", "M" + fold + " 0V10H" + w);
      return;
    }
    double round = node.kind() == Kind.SOURCE ? Math.min(18, height / 2) : 6;
    out.empty(
        "rect",
        "class",
        style,
        "width",
        number(width),
        "height",
        number(height),
        "rx",
        number(round));
  }

  private void head(Markup out, double room) {
    String dimensions = dimensions();
    double amount = detailed || tasks == 0 ? 0 : 14 + TextWidth.of("" + tasks, SMALL_SIZE);
    double left = room - amount;
    String name = TextWidth.cut(node.name(), NAME_SIZE, left / BOLD);
    double used = TextWidth.of(name, NAME_SIZE) * BOLD + 6;
    out.open("text", "class", "g-name", "x", number(PADDING), "y", detailed ? "20" : "18");
    out.text(name);
    if (!dimensions.isEmpty() && left - used > 3 * SMALL_SIZE) {
      String shown = TextWidth.cut(dimensions, SMALL_SIZE, left - used);
      out.element("tspan", shown, "class", "g-dims", "dx", "6");
    }
    out.close();
  }

  private void counts(Markup out, double room) {
    if (statuses.isEmpty()) {
      return;
    }
    out.open("text", "class", "g-counts", "x", number(PADDING), "y", number(21 + 2 * LINE));
    double used = 0;
    for (StatusStyle status : statuses) {
      String word = status.word() + " " + count(status);
      String separator = used == 0 ? "" : " · ";
      used += TextWidth.of(separator + word, SMALL_SIZE);
      out.text(separator);
      if (used > room) {
        out.text("…");
        break;
      }
      out.element("tspan", word, "class", "s-" + status.word());
    }
    out.close();
  }

  /** How the tasks ended, in proportion, along the lower edge. */
  private void bar(Markup out, double width, double height) {
    if (tasks == 0) {
      return;
    }
    double inset = 8;
    double room = width - 2 * inset;
    double x = inset;
    for (StatusStyle status : statuses) {
      double part = room * count(status) / tasks;
      out.empty(
          "rect",
          "class",
          "g-bar s-" + status.word(),
          "x",
          number(x),
          "y",
          number(height - BAR - 1.5),
          "width",
          number(Math.max(1, part)),
          "height",
          number(BAR));
      x += part;
    }
  }

  /** The status that wants to be seen first. */
  static StatusStyle worst(Map<TaskStatus, Integer> counts) {
    List<StatusStyle> order =
        List.of(
            StatusStyle.FAILED,
            StatusStyle.BLOCKED,
            StatusStyle.CANCELLED,
            StatusStyle.WAITING,
            StatusStyle.RAN,
            StatusStyle.UNCHANGED,
            StatusStyle.CACHED,
            StatusStyle.LOCKED,
            StatusStyle.SKIPPED);
    return order.stream()
        .filter(status -> counts.getOrDefault(status.status(), 0) > 0)
        .findFirst()
        .orElse(StatusStyle.SKIPPED);
  }
}
