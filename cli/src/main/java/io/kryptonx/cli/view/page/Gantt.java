package io.kryptonx.cli.view.page;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.TextWidth;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import java.util.List;

/** A row for each attempt: a thin bar while it waits, a thick one while it works. */
final class Gantt {

  private static final double LABELS = 210;
  private static final double WIDTH = 1080;
  private static final double RIGHT = 46;
  private static final double ROW = 17;
  private static final double SIZE = 11;

  private Gantt() {}

  static void draw(Markup out, List<Span> spans, long millis) {
    TimeAxis axis = new TimeAxis(LABELS, WIDTH - LABELS - RIGHT, millis);
    double height = TimeAxis.HEIGHT + ROW * spans.size() + 4;
    out.open("svg", "class", "chart", "viewBox", "0 0 " + number(WIDTH) + " " + number(height));
    axis.draw(out, height);
    for (int i = 0; i < spans.size(); i++) {
      boolean first =
          i == 0 || !spans.get(i - 1).task().stage().equals(spans.get(i).task().stage());
      row(out, axis, spans.get(i), TimeAxis.HEIGHT + i * ROW, first);
    }
    out.closeLine();
  }

  private static void row(Markup out, TimeAxis axis, Span span, double y, boolean first) {
    String item = span.task().asked();
    String name = item.isEmpty() ? span.task().stage() : item;
    out.open("g");
    out.element("title", told(span));
    if (first && !item.isEmpty()) {
      String stage = TextWidth.cut(span.task().stage(), SIZE, LABELS / 2);
      out.element("text", stage, "class", "stage", "x", "0", "y", number(y + 12));
    }
    out.element(
        "text",
        TextWidth.cut(name, SIZE, item.isEmpty() ? LABELS - 12 : LABELS / 2 - 12),
        "class",
        item.isEmpty() ? "stage" : "item",
        "x",
        number(item.isEmpty() ? 0 : LABELS - 10),
        "y",
        number(y + 12));
    Sections.rect(
        out,
        "wait",
        axis.x(span.readyMillis()),
        y + 6.5,
        axis.width(span.readyMillis(), span.startMillis()),
        3);
    Sections.rect(
        out,
        style(span.result()),
        axis.x(span.startMillis()),
        y + 2.5,
        Math.max(1.5, axis.width(span.startMillis(), span.endMillis())),
        11);
    out.element(
        "text",
        Quantity.duration(span.workedMillis()),
        "class",
        "took",
        "x",
        number(axis.x(span.endMillis()) + 4),
        "y",
        number(y + 12));
    out.closeLine();
  }

  static String style(Result result) {
    return switch (result) {
      case FINISHED -> "work";
      case FAILED -> "fail";
      case LOST, STOPPED -> "lost";
    };
  }

  private static String told(Span span) {
    String attempt = span.attempt() == 1 ? "" : ", attempt " + span.attempt();
    return "%s%s: waited %s, worked %s"
        .formatted(
            span.task(),
            attempt,
            Quantity.duration(span.waitedMillis()),
            Quantity.duration(span.workedMillis()));
  }
}
