package io.kryptonx.cli.view.page;

import static io.kryptonx.cli.markup.Markup.number;

import io.kryptonx.cli.markup.Markup;
import io.kryptonx.cli.view.loop.LoopWords;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The scores of a loop as a small curve, with the chosen one marked. */
final class ScoreChart {

  private static final double WIDTH = 180;
  private static final double HEIGHT = 30;
  private static final double MARGIN = 4;
  private static final double DOT = 2;
  private static final double CHOSEN = 3.6;

  /** Of more iterations only the curve is drawn, the best of several at each place. */
  private static final int MAX_POINTS = 90;

  private ScoreChart() {}

  private record Point(double x, double y, Iteration iteration) {}

  static void draw(Markup out, Loop loop) {
    List<Iteration> scored =
        loop.iterations().stream().filter(each -> isFinite(each.score())).toList();
    if (scored.size() < 2) {
      return;
    }
    List<Point> points = points(scored, loop.iterations().size());
    out.open(
        "svg", "class", "curve", "width", number(WIDTH), "height", number(HEIGHT), "role", "img");
    StringBuilder line = new StringBuilder();
    points.forEach(at -> line.append(number(at.x)).append(',').append(number(at.y)).append(' '));
    out.empty("polyline", "points", line.toString().strip());
    for (Point at : points) {
      boolean chosen = at.iteration.number() == loop.chosen();
      if (chosen || points.size() < MAX_POINTS / 2) {
        dot(out, at, chosen);
      }
    }
    out.close();
  }

  private static void dot(Markup out, Point at, boolean chosen) {
    out.open(
        "circle",
        "class",
        chosen ? "best" : "dot",
        "cx",
        number(at.x),
        "cy",
        number(at.y),
        "r",
        number(chosen ? CHOSEN : DOT));
    String told = "#" + at.iteration.number() + "  " + LoopWords.score(at.iteration.score());
    out.element("title", told).close();
  }

  private static List<Point> points(List<Iteration> scored, int count) {
    double low = scored.stream().mapToDouble(ScoreChart::score).min().orElseThrow();
    double high = scored.stream().mapToDouble(ScoreChart::score).max().orElseThrow();
    int each = Math.max(1, Math.ceilDiv(scored.size(), MAX_POINTS));
    List<Point> points = new ArrayList<>();
    for (int from = 0; from < scored.size(); from += each) {
      Iteration best = scored.get(from);
      for (Iteration other : scored.subList(from, Math.min(scored.size(), from + each))) {
        best = score(other) > score(best) ? other : best;
      }
      double share = high == low ? 0.5 : (score(best) - low) / (high - low);
      points.add(
          new Point(
              MARGIN + (WIDTH - 2 * MARGIN) * (best.number() - 1) / Math.max(1, count - 1),
              HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * share,
              best));
    }
    return points;
  }

  private static boolean isFinite(OptionalDouble score) {
    return score.isPresent() && Double.isFinite(score.getAsDouble());
  }

  private static double score(Iteration each) {
    return each.score().orElseThrow();
  }
}
