package io.kryptonx.model.task;

import java.util.Locale;

/** How a run ended, or that it did not yet. */
public enum RunStatus {
  /** Not ended: an engine works on it, or will when it is started again with equal inputs. */
  OPEN,
  /** Every task ended well. */
  SUCCEEDED,
  /** Some task failed. */
  FAILED,
  /** Stopped by a person. */
  CANCELLED,
  /** Left unfinished because a later run has other inputs. */
  SUPERSEDED,
  /** Only decisions of people are open. */
  WAITING;

  /** Whether nothing more comes of the run. */
  public boolean isEnd() {
    return switch (this) {
      case OPEN, WAITING -> false;
      case SUCCEEDED, FAILED, CANCELLED, SUPERSEDED -> true;
    };
  }

  /** The word for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
