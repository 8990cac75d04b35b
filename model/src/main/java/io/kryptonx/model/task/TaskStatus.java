package io.kryptonx.model.task;

import java.util.Locale;

/** How a task ended. */
public enum TaskStatus {
  /** Executed. */
  RAN,
  /** A known result of equal work was used, or that of an attempt in flight. */
  CACHED,
  /** Executed, with the digests of the base run: by itself it makes nothing below run. */
  UNCHANGED,
  /** Pinned to a snapshot, by a person or by rule. */
  LOCKED,
  /** Not to be done: by condition, or for want of a partner. */
  SKIPPED,
  /** Something above failed. */
  BLOCKED,
  /** Failed for good. */
  FAILED,
  /** Waits for a person. */
  WAITING,
  /** The run was cancelled before the task ended. */
  CANCELLED;

  /** Whether the task has outputs to go on with. */
  public boolean hasOutputs() {
    return switch (this) {
      case RAN, CACHED, UNCHANGED, LOCKED -> true;
      case SKIPPED, BLOCKED, FAILED, WAITING, CANCELLED -> false;
    };
  }

  /** The word for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
