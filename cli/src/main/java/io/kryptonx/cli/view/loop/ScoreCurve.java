package io.kryptonx.cli.view.loop;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Scores as a line of marks, low to high: {@code ▁▃▅█}. An iteration without a score is a blank; of
 * more iterations than there is room for, each mark is the best of several.
 */
public final class ScoreCurve {

  private static final String MARKS = "▁▂▃▄▅▆▇█";

  /** Where all are equal there is no low and no high. */
  private static final char LEVEL = '▄';

  private static final char NONE = ' ';

  private ScoreCurve() {}

  /**
   * The line.
   *
   * @param room the most marks, at least 1
   */
  public static String of(List<OptionalDouble> scores, int room) {
    int each = each(scores.size(), room);
    double low =
        scores.stream()
            .filter(ScoreCurve::isFinite)
            .mapToDouble(s -> s.orElseThrow())
            .min()
            .orElse(0);
    double high =
        scores.stream()
            .filter(ScoreCurve::isFinite)
            .mapToDouble(s -> s.orElseThrow())
            .max()
            .orElse(0);
    StringBuilder line = new StringBuilder();
    for (int from = 0; from < scores.size(); from += each) {
      List<OptionalDouble> part = scores.subList(from, Math.min(scores.size(), from + each));
      OptionalDouble best =
          part.stream().filter(OptionalDouble::isPresent).mapToDouble(s -> s.orElseThrow()).max();
      line.append(best.isPresent() ? mark(best.getAsDouble(), low, high) : NONE);
    }
    return line.toString().stripTrailing();
  }

  /** How many iterations one mark stands for. */
  public static int each(int iterations, int room) {
    return Math.max(1, Math.ceilDiv(iterations, room));
  }

  private static boolean isFinite(OptionalDouble score) {
    return score.isPresent() && Double.isFinite(score.getAsDouble());
  }

  private static char mark(double score, double low, double high) {
    if (low == high && score == low) {
      return LEVEL;
    }
    double share = score <= low ? 0 : score >= high ? 1 : (score - low) / (high - low);
    return MARKS.charAt((int) Math.round(share * (MARKS.length() - 1)));
  }
}
