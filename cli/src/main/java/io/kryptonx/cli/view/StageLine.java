package io.kryptonx.cli.view;

import io.kryptonx.cli.terminal.Columns;
import io.kryptonx.cli.terminal.Harmless;
import io.kryptonx.cli.terminal.Output;
import io.kryptonx.cli.terminal.Quantity;
import io.kryptonx.cli.terminal.Style;
import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;

/** One stage on one line; the lines of a run are aligned with each other. */
final class StageLine {

  private static final int MAX_NAME = 32;

  /** Of so many stages the names are measured exactly. */
  private static final int MAX_MEASURED = 1_000;

  /** One column each, in the manner of a wheel. */
  private static final String WHEEL = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

  private final Output out;
  private final int nameColumns;
  private final int countColumns;

  StageLine(Output out, List<StageProgress> stages) {
    this.out = out;
    this.nameColumns =
        Math.min(
            Math.min(MAX_NAME, Math.max(8, out.columns() / 3)),
            stages.stream().mapToInt(s -> columns(s.stage(), stages.size())).max().orElse(0));
    this.countColumns = stages.stream().mapToInt(s -> count(s).length()).max().orElse(0);
  }

  /** Of very many names only the length, since lines are painted ten times a second. */
  private static int columns(String name, int stages) {
    return stages > MAX_MEASURED ? name.length() : Columns.of(Harmless.line(name));
  }

  /** Whether all its tasks ended, as far as can be told. */
  static boolean isDone(StageProgress stage) {
    return stage.expected() > 0 && stage.ended() >= stage.expected() && stage.running() == 0;
  }

  /** Of many stages those that did not end well; the others are counted by {@link #rest}. */
  static List<StageProgress> chosen(List<StageProgress> stages) {
    return stages.size() <= Words.MAX_LISTED
        ? stages
        : stages.stream().filter(s -> !isWell(s)).limit(Words.MAX_LISTED).toList();
  }

  /** How the stages ended that were not chosen; empty if all were. */
  Optional<String> rest(List<StageProgress> stages, List<StageProgress> chosen) {
    int hidden = stages.size() - chosen.size();
    long unwell = stages.stream().filter(s -> !isWell(s)).count() - chosen.size();
    String how = unwell > 0 ? "; " + unwell + " of them did not end well" : "";
    String what = chosen.isEmpty() ? Quantity.of(hidden, "stage") : hidden + " more stages";
    return hidden == 0 ? Optional.empty() : Optional.of(out.in(Style.FAINT, "  … " + what + how));
  }

  private static boolean isWell(StageProgress stage) {
    return isDone(stage)
        && stage.count(TaskStatus.FAILED) == 0
        && stage.count(TaskStatus.WAITING) == 0
        && stage.count(TaskStatus.BLOCKED) == 0
        && stage.count(TaskStatus.CANCELLED) == 0;
  }

  /** Whether it is being worked on. */
  static boolean isActive(StageProgress stage) {
    return stage.running() > 0 || stage.ended() > 0 && !isDone(stage);
  }

  /** Whether anything was or is executed. */
  static boolean isExecuted(StageProgress stage) {
    return stage.running()
            + stage.count(TaskStatus.RAN)
            + stage.count(TaskStatus.UNCHANGED)
            + stage.count(TaskStatus.FAILED)
        > 0;
  }

  /** The line of a stage that goes on; {@code tick} turns its mark. */
  String live(StageProgress stage, long tick) {
    String running = stage.running() > 0 ? out.in(Style.NOTICE, stage.running() + " running") : "";
    return line(mark(stage, tick), stage, running);
  }

  /** The line of a stage that ended. */
  String ended(StageProgress stage) {
    return line(mark(stage, 0), stage, "");
  }

  private String line(String mark, StageProgress stage, String more) {
    String name = Columns.cut(Harmless.line(stage.stage()), nameColumns);
    String styled = StageLine.isActive(stage) ? out.in(Style.STRONG, name) : name;
    String text =
        mark
            + " "
            + styled
            + " ".repeat(nameColumns - Columns.of(name))
            + "  "
            + Columns.right(count(stage), countColumns)
            + "  "
            + Words.counts(out, stage.counts(), stage.stale());
    String line = more.isEmpty() ? text : text + "  " + more;
    return Columns.cut(line.stripTrailing(), out.columns());
  }

  private String mark(StageProgress stage, long tick) {
    if (stage.count(TaskStatus.FAILED) > 0) {
      return out.in(Style.ALARM, "✘");
    }
    if (stage.running() > 0) {
      return out.in(Style.NOTICE, WHEEL.substring((int) (tick % 10), (int) (tick % 10) + 1));
    }
    if (stage.count(TaskStatus.WAITING) > 0) {
      return out.in(Style.ASKING, "◇");
    }
    if (!isDone(stage)) {
      return out.in(Style.FAINT, "·");
    }
    if (stage.count(TaskStatus.BLOCKED) > 0 || stage.count(TaskStatus.CANCELLED) > 0) {
      return out.in(Style.NOTICE, "■");
    }
    return isExecuted(stage) ? out.in(Style.GOOD, "✔") : out.in(Style.KEPT, "✔");
  }

  private static String count(StageProgress stage) {
    return stage.expected() == 0 && stage.ended() == 0
        ? ""
        : stage.ended() + "/" + Math.max(stage.expected(), stage.ended());
  }
}
