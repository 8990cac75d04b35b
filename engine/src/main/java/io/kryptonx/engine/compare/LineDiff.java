package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Which lines of a text went and which came: a shortest edit script (Myers, 1986). What both begin
 * and end with is set aside first, so that large texts with few changes are compared quickly.
 */
public final class LineDiff {

  /** Texts with more edits than this are too different to be told line by line. */
  public static final int MAX_EDITS = 2_000;

  private static final int CONTEXT = 1;

  private final List<String> before;
  private final List<String> after;

  private LineDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /**
   * All lines with what became of each.
   *
   * @return empty if there are more than {@value #MAX_EDITS} edits
   */
  public static Optional<List<TextLine>> of(List<String> before, List<String> after) {
    Ends ends = Ends.of(before, after);
    List<TextLine> lines = new ArrayList<>();
    before.subList(0, ends.head()).forEach(line -> lines.add(new TextLine(' ', line)));
    Optional<List<TextLine>> middle =
        new LineDiff(ends.between(before), ends.between(after)).middle();
    if (middle.isEmpty()) {
      return Optional.empty();
    }
    lines.addAll(middle.get());
    before
        .subList(before.size() - ends.tail(), before.size())
        .forEach(line -> lines.add(new TextLine(' ', line)));
    return Optional.of(lines);
  }

  /** Only the lines that differ, with a line around them; the rest is counted. */
  public static List<TextLine> around(List<TextLine> lines) {
    List<Boolean> near = new ArrayList<>(Collections.nCopies(lines.size(), false));
    for (int i = 0; i < lines.size(); i++) {
      for (int k = i - CONTEXT; k <= i + CONTEXT; k++) {
        if (lines.get(i).sign() != ' ' && k >= 0 && k < lines.size()) {
          near.set(k, true);
        }
      }
    }
    List<TextLine> shown = new ArrayList<>();
    int left = 0;
    for (int i = 0; i <= lines.size(); i++) {
      if (i < lines.size() && !near.get(i)) {
        left++;
        continue;
      }
      if (left > 0) {
        shown.add(left == 1 ? lines.get(i - 1) : new TextLine('…', left + " equal lines"));
        left = 0;
      }
      if (i < lines.size()) {
        shown.add(lines.get(i));
      }
    }
    return shown;
  }

  /** The furthest points after each number of edits, then back along them. */
  private Optional<List<TextLine>> middle() {
    int limit = Math.min(MAX_EDITS, before.size() + after.size());
    List<int[]> furthest = new ArrayList<>();
    int[] reach = new int[2 * limit + 3];
    for (int edits = 0; edits <= limit; edits++) {
      for (int k = -edits; k <= edits; k += 2) {
        boolean down = k == -edits || k != edits && reach[limit + k] < reach[limit + k + 2];
        int x = down ? reach[limit + k + 2] : reach[limit + k] + 1;
        int y = x - k;
        while (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
          x++;
          y++;
        }
        reach[limit + k + 1] = x;
        if (x >= before.size() && y >= after.size()) {
          return Optional.of(path(furthest, edits, k));
        }
      }
      furthest.add(Arrays.copyOfRange(reach, limit - edits + 1, limit + edits + 2));
    }
    return Optional.empty();
  }

  private List<TextLine> path(List<int[]> furthest, int edits, int diagonal) {
    List<TextLine> lines = new ArrayList<>();
    int x = before.size();
    int y = after.size();
    int k = diagonal;
    for (int d = edits; d > 0; d--) {
      int[] reach = furthest.get(d - 1);
      boolean down = k == -d || k != d && at(reach, d - 1, k - 1) < at(reach, d - 1, k + 1);
      int fromK = down ? k + 1 : k - 1;
      int fromX = at(reach, d - 1, fromK);
      int fromY = fromX - fromK;
      while (x > fromX && y > fromY) {
        lines.add(new TextLine(' ', before.get(--x)));
        y--;
      }
      lines.add(down ? new TextLine('+', after.get(--y)) : new TextLine('-', before.get(--x)));
      k = fromK;
    }
    while (x > 0) {
      lines.add(new TextLine(' ', before.get(--x)));
    }
    Collections.reverse(lines);
    return lines;
  }

  private static int at(int[] reach, int edits, int k) {
    int i = k + edits;
    return i < 0 || i >= reach.length ? -1 : reach[i];
  }
}
