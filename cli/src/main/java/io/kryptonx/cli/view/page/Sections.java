package io.kryptonx.cli.view.page;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.StatusStyle;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Map;

/** Pieces that several sections share. */
final class Sections {

  private static final int MAX_NAME = 48;
  private static final int BAR_WIDTH = 150;

  private Sections() {}

  static void open(Markup out, String id, String title) {
    out.open("section", "id", id).element("h2", title).raw("\n");
  }

  static void close(Markup out) {
    out.closeLine();
  }

  /** The head of a table; headings that begin with {@code >} stand over numbers. */
  static void table(Markup out, String... headings) {
    out.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (String heading : headings) {
      if (heading.startsWith(">")) {
        out.element("th", heading.substring(1), "class", "n");
      } else {
        out.element("th", heading);
      }
    }
    out.close().close().open("tbody").raw("\n");
  }

  static void endTable(Markup out) {
    out.close().close().closeLine();
  }

  static void number(Markup out, String value) {
    out.element("td", value, "class", "n");
  }

  static void digest(Markup out, Digest digest) {
    out.element("code", digest.shortHex(), "title", digest.hex());
  }

  /** A coloured dot and word, with a number where there is one. */
  static void status(Markup out, TaskStatus status, String after) {
    String word = StatusStyle.of(status).word();
    out.open("span", "class", "chip c-" + word).text(word + after).close();
  }

  static String task(TaskId task) {
    return Columns.cut(Harmless.line(task.toString()), MAX_NAME);
  }

  /** How tasks ended, in proportion. */
  static void bar(Markup out, Map<TaskStatus, Integer> counts) {
    int sum = counts.values().stream().mapToInt(Integer::intValue).sum();
    out.open("svg", "class", "bar", "width", "" + BAR_WIDTH, "height", "8", "role", "img");
    double x = 0;
    for (StatusStyle style : List.of(StatusStyle.values())) {
      int count = counts.getOrDefault(style.status(), 0);
      if (count > 0) {
        double width = (double) BAR_WIDTH * count / sum;
        rect(out, "s-" + style.word(), x, 0, Math.max(1, width), 8);
        x += width;
      }
    }
    out.close();
  }

  /** A small picture of content, its first lines, or its type. */
  static void preview(Markup out, Preview preview, Snapshot snapshot, String name) {
    switch (preview) {
      case Preview.Picture(var uri) -> out.empty("img", "src", uri, "alt", name, "loading", "lazy");
      case Preview.Excerpt(var text) -> out.open("pre").lines(text).close();
      case Preview.Nothing _ -> out.element("div", snapshot.type().extension(), "class", "blank");
    }
  }

  /** A part of a whole. */
  static void part(Markup out, String style, double share) {
    out.open("svg", "class", "bar", "width", "" + BAR_WIDTH, "height", "8", "role", "img");
    rect(out, "track", 0, 0, BAR_WIDTH, 8);
    rect(out, style, 0, 0, Math.max(1, BAR_WIDTH * share), 8);
    out.close();
  }

  static void rect(Markup out, String style, double x, double y, double width, double height) {
    out.empty(
        "rect",
        "class",
        style,
        "x",
        Markup.number(x),
        "y",
        Markup.number(y),
        "width",
        Markup.number(width),
        "height",
        Markup.number(height));
  }
}
