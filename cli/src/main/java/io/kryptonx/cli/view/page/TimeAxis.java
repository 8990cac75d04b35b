package io.kryptonx.cli.view.page;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.terminal.Quantity;

/** The time of a run from left to right, with lines at round times. */
record TimeAxis(double left, double width, long millis) {

  static final double HEIGHT = 22;

  private static final long[] STEPS = {
    1,
    2,
    5,
    10,
    20,
    50,
    100,
    200,
    500,
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    1_200_000,
    1_800_000,
    3_600_000,
    7_200_000,
    14_400_000,
    21_600_000,
    43_200_000
  };

  private static final int MOST_LINES = 10;

  double x(long time) {
    return left + width * time / Math.max(1, millis);
  }

  double width(long from, long to) {
    return x(to) - x(from);
  }

  private long step() {
    for (long step : STEPS) {
      if (millis / step <= MOST_LINES) {
        return step;
      }
    }
    long last = STEPS[STEPS.length - 1];
    return last * (millis / last / MOST_LINES + 1);
  }

  /** Lines over {@code height}, with their times above. */
  void draw(Markup out, double height) {
    long step = step();
    for (long time = 0; time <= millis; time += step) {
      String x = number(x(time));
      out.empty(
          "path", "class", "tick", "d", "M" + x + " " + number(HEIGHT - 4) + "V" + number(height));
      String label = time == 0 ? "0" : Quantity.duration(time);
      out.element("text", label, "class", "time", "x", x, "y", "12");
    }
    out.raw("\n");
  }
}
