package io.kryptonx.cli.terminal;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;

/**
 * The word, colour and mark of each status: the one place that decides how a status looks. The
 * words are those of the model.
 */
public enum StatusStyle {
  /** Executed. */
  RAN(TaskStatus.RAN, Style.GOOD, "●"),
  /** Executed, with the same bytes as before. */
  UNCHANGED(TaskStatus.UNCHANGED, Style.GOOD, "◍"),
  /** Not executed, since the result is known. */
  CACHED(TaskStatus.CACHED, Style.KEPT, "○"),
  /** Pinned. */
  LOCKED(TaskStatus.LOCKED, Style.PINNED, "◆"),
  /** Not to be done. */
  SKIPPED(TaskStatus.SKIPPED, Style.FAINT, "◌"),
  /** Something above failed. */
  BLOCKED(TaskStatus.BLOCKED, Style.NOTICE, "■"),
  /** Failed for good. */
  FAILED(TaskStatus.FAILED, Style.ALARM, "✘"),
  /** Waits for a person. */
  WAITING(TaskStatus.WAITING, Style.ASKING, "◇"),
  /** The run was cancelled before. */
  CANCELLED(TaskStatus.CANCELLED, Style.NOTICE, "◌");

  private final TaskStatus status;
  private final Style style;
  private final String mark;

  StatusStyle(TaskStatus status, Style style, String mark) {
    this.status = status;
    this.style = style;
    this.mark = mark;
  }

  /** How a task's status looks. */
  public static StatusStyle of(TaskStatus status) {
    return switch (status) {
      case RAN -> RAN;
      case UNCHANGED -> UNCHANGED;
      case CACHED -> CACHED;
      case LOCKED -> LOCKED;
      case SKIPPED -> SKIPPED;
      case BLOCKED -> BLOCKED;
      case FAILED -> FAILED;
      case WAITING -> WAITING;
      case CANCELLED -> CANCELLED;
    };
  }

  /** The style of a run's status. */
  public static Style of(RunStatus status) {
    return switch (status) {
      case SUCCEEDED -> Style.GOOD;
      case FAILED -> Style.ALARM;
      case CANCELLED, SUPERSEDED, OPEN -> Style.NOTICE;
      case WAITING -> Style.ASKING;
    };
  }

  /** The mark before a run's status. */
  public static String mark(RunStatus status) {
    return switch (status) {
      case SUCCEEDED -> "✔";
      case FAILED -> "✘";
      case CANCELLED, SUPERSEDED, OPEN -> "■";
      case WAITING -> "◇";
    };
  }

  /** The task status that this is the look of. */
  public TaskStatus status() {
    return status;
  }

  /** Its style. */
  public Style style() {
    return style;
  }

  /** Its mark, one column wide. */
  public String mark() {
    return mark;
  }

  /** Its word. */
  public String word() {
    return status.label();
  }
}
