package io.kryptonx.cli.view.page;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.markup.TextWidth;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row for each stage: how many of its attempts worked and how many waited, on average over each
 * of {@value #COLUMNS} pieces of time. Takes the same room for a hundred attempts and for a
 * million.
 */
final class Ridges {

  private static final int COLUMNS = 216; // of four units each
  private static final int MAX_STAGES = 60;
  private static final String OTHERS = "all other stages";
  private static final double LABELS = 170;
  private static final double WIDTH = 1080;
  private static final double RIGHT = 46;
  private static final double ROW = 46;
  private static final double WORK = 26;
  private static final double WAIT = 12;
  private static final double SIZE = 11;

  private final String stage;
  private final double[] working = new double[COLUMNS];
  private final double[] waiting = new double[COLUMNS];
  private final double[] failing = new double[COLUMNS];
  private int attempts;
  private long worked;

  private Ridges(String stage) {
    this.stage = stage;
  }

  static void draw(Markup out, List<Span> spans, long millis) {
    Map<String, Ridges> rows = new LinkedHashMap<>();
    for (Span span : spans) {
      String stage = span.task().stage();
      String name = rows.containsKey(stage) || rows.size() < MAX_STAGES ? stage : OTHERS;
      rows.computeIfAbsent(name, Ridges::new).add(span, Math.max(1, millis));
    }
    TimeAxis axis = new TimeAxis(LABELS, WIDTH - LABELS - RIGHT, millis);
    double height = TimeAxis.HEIGHT + ROW * rows.size() + 4;
    out.open("svg", "class", "chart", "viewBox", "0 0 " + number(WIDTH) + " " + number(height));
    axis.draw(out, height);
    double y = TimeAxis.HEIGHT;
    for (Ridges row : rows.values()) {
      row.draw(out, axis, y);
      y += ROW;
    }
    out.closeLine();
  }

  private void add(Span span, long millis) {
    attempts++;
    worked += span.workedMillis();
    spread(waiting, span.readyMillis(), span.startMillis(), millis);
    spread(
        span.result() == Result.FAILED ? failing : working,
        span.startMillis(),
        span.endMillis(),
        millis);
  }

  /** The part of each piece of time that lies between two times; at least a trace. */
  private static void spread(double[] columns, long from, long to, long millis) {
    double start = Math.min((double) from / millis, 1) * COLUMNS;
    double end = Math.min((double) to / millis, 1) * COLUMNS;
    int last = Math.min(COLUMNS - 1, (int) end);
    for (int i = Math.min(COLUMNS - 1, (int) start); i <= last; i++) {
      columns[i] += Math.max(0, Math.min(end, i + 1) - Math.max(start, i));
    }
  }

  private void draw(Markup out, TimeAxis axis, double y) {
    double most = 0;
    double mostWaiting = 0;
    for (int i = 0; i < COLUMNS; i++) {
      most = Math.max(most, working[i] + failing[i]);
      mostWaiting = Math.max(mostWaiting, waiting[i]);
    }
    out.open("g");
    out.element(
        "title",
        "%s: %s, worked %s, up to %.0f at once, up to %.0f waiting"
            .formatted(
                stage,
                Quantity.of(attempts, "attempt"),
                Quantity.duration(worked),
                Math.ceil(most),
                Math.ceil(mostWaiting)));
    String name = TextWidth.cut(stage, SIZE, LABELS - 14);
    out.element("text", name, "class", "stage", "x", "0", "y", number(y + 18));
    String told = attempts + " × " + Quantity.duration(worked / attempts);
    out.element("text", told, "class", "took", "x", "0", "y", number(y + 33));
    double middle = y + 4 + WORK;
    out.empty("path", "class", "base", "d", "M" + number(LABELS) + " " + number(middle) + "H1034");
    StringBuilder work = new StringBuilder();
    StringBuilder fail = new StringBuilder();
    StringBuilder wait = new StringBuilder();
    for (int i = 0; i < COLUMNS; i++) {
      double x = axis.left() + axis.width() * i / COLUMNS;
      double up = most == 0 ? 0 : WORK * working[i] / most;
      double further = most == 0 ? 0 : WORK * failing[i] / most;
      column(work, x, middle - up, up);
      column(fail, x, middle - up - further, further);
      column(wait, x, middle + 1, mostWaiting == 0 ? 0 : WAIT * waiting[i] / mostWaiting);
    }
    out.empty("path", "class", "work", "d", work.toString());
    out.empty("path", "class", "fail", "d", fail.toString());
    out.empty("path", "class", "wait", "d", wait.toString());
    String peak = "↑" + (int) Math.ceil(most);
    out.element("text", peak, "class", "took", "x", "1038", "y", number(middle - 4));
    if (mostWaiting > 0) {
      String queue = "↓" + (int) Math.ceil(mostWaiting);
      out.element("text", queue, "class", "took", "x", "1038", "y", number(middle + 11));
    }
    out.closeLine();
  }

  private static void column(StringBuilder path, double x, double y, double height) {
    if (height > 0.05) {
      path.append('M').append(number(x)).append(' ').append(number(y));
      path.append("h4v").append(number(height)).append("h-4z");
    }
  }
}
