package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress;
import io.kryptonx.engine.Progress.StageProgress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The lines of the live block: a header, a line for each stage, and how far it all is. Never more
 * lines than the terminal has, never wider than it is.
 */
final class LiveFrame {

  private static final int BAR = 24;
  private static final int LEAST_FOR_BAR = 60;

  /** Header, total, and the line where the cursor stands. */
  private static final int OTHER_LINES = 3;

  private final Output out;

  LiveFrame(Output out) {
    this.out = out;
  }

  /**
   * A frame.
   *
   * @param rows of the terminal
   * @param tick grows with each frame
   */
  List<String> lines(
      String header, Progress progress, OptionalLong leftMillis, int rows, long tick) {
    List<String> lines = new ArrayList<>();
    lines.add(Columns.cut(header, out.columns()));
    if (progress.stages().isEmpty()) {
      return lines;
    }
    StageLine stageLine = new StageLine(out, progress.stages());
    int room = Math.max(1, rows - OTHER_LINES);
    List<StageProgress> shown = choose(progress.stages(), room);
    shown.forEach(stage -> lines.add(stageLine.live(stage, tick)));
    int hidden = progress.stages().size() - shown.size();
    if (hidden > 0) {
      long done = progress.stages().stream().filter(StageLine::isDone).count();
      String rest = hidden + " more; " + done + " of " + progress.stages().size() + " stages done";
      lines.add(Columns.cut(out.in(Style.FAINT, "  … " + rest), out.columns()));
    }
    lines.add(Columns.cut(total(progress, leftMillis), out.columns()));
    return lines;
  }

  /** Active stages first, then those that come next, then those just done; in their order. */
  private static List<StageProgress> choose(List<StageProgress> stages, int room) {
    if (stages.size() <= room) {
      return stages;
    }
    Set<StageProgress> chosen = new HashSet<>();
    int most = Math.max(1, room - 1);
    stages.stream().filter(StageLine::isActive).limit(most).forEach(chosen::add);
    stages.stream().filter(s -> !StageLine.isDone(s)).forEach(s -> addUpTo(chosen, s, most));
    stages.reversed().forEach(s -> addUpTo(chosen, s, most));
    return stages.stream().filter(chosen::contains).limit(most).toList();
  }

  private static void addUpTo(Set<StageProgress> chosen, StageProgress stage, int most) {
    if (chosen.size() < most) {
      chosen.add(stage);
    }
  }

  private String total(Progress progress, OptionalLong leftMillis) {
    long ended = progress.stages().stream().mapToLong(StageProgress::ended).sum();
    long expected =
        progress.stages().stream().mapToLong(s -> Math.max(s.expected(), s.ended())).sum();
    int running = progress.stages().stream().mapToInt(StageProgress::running).sum();
    String bar = out.columns() < LEAST_FOR_BAR ? "" : bar(ended, expected) + "  ";
    String left =
        leftMillis.isPresent()
            ? out.in(Style.FAINT, " · about " + rounded(leftMillis.getAsLong()) + " left")
            : "";
    return "  "
        + bar
        + ended
        + "/"
        + expected
        + out.in(Style.FAINT, " · " + running + " running · " + elapsed(progress.elapsedMillis()))
        + left;
  }

  private String bar(long ended, long expected) {
    int full = expected == 0 ? 0 : (int) (BAR * ended / expected);
    return out.in(Style.GOOD, "━".repeat(full)) + out.in(Style.FAINT, "─".repeat(BAR - full));
  }

  /** Whole seconds, so that the line does not flicker. */
  static String elapsed(long millis) {
    return millis < 1000 ? "0s" : rounded(millis);
  }

  /** Whole seconds, at least one. */
  static String rounded(long millis) {
    long seconds = Math.max(1, Math.round(millis / 1000.0));
    return seconds < 60 ? seconds + "s" : Quantity.duration(seconds * 1000);
  }
}
