package io.kryptonx.cli.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which lines of a text went and which came: a longest common subsequence, for short texts. */
final class LineDiff {

  /** Longer texts are not compared line by line. */
  static final int MAX_LINES = 400;

  private static final int CONTEXT = 1;

  private LineDiff() {}

  /**
   * A line with what became of it.
   *
   * @param sign {@code -} gone, {@code +} new, blank kept, {@code …} lines left out
   */
  record Line(char sign, String text) {}

  /** The lines that differ, with a line around them. */
  static List<Line> of(List<String> before, List<String> after) {
    return around(all(before, after));
  }

  private static List<Line> all(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<Line> lines = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        lines.add(new Line(' ', before.get(i++)));
        j++;
      } else if (j == after.size() || i < before.size() && common[i + 1][j] >= common[i][j + 1]) {
        lines.add(new Line('-', before.get(i++)));
      } else {
        lines.add(new Line('+', after.get(j++)));
      }
    }
    return lines;
  }

  private static List<Line> around(List<Line> lines) {
    List<Boolean> near = new ArrayList<>(Collections.nCopies(lines.size(), false));
    for (int i = 0; i < lines.size(); i++) {
      for (int k = i - CONTEXT; k <= i + CONTEXT; k++) {
        if (lines.get(i).sign() != ' ' && k >= 0 && k < lines.size()) {
          near.set(k, true);
        }
      }
    }
    List<Line> shown = new ArrayList<>();
    int left = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i < lines.size() && !near.get(i)) {
        left++;
        continue;
      }
      if (left > 0) {
        shown.add(left == 1 ? lines.get(i - 1) : new Line('…', left + " equal lines"));
        left = 0;
      }
      if (i < lines.size()) {
        shown.add(lines.get(i));
      }
    }
    return shown;
  }
}
