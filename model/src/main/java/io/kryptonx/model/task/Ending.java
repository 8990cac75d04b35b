package io.kryptonx.model.task;

import java.util.Locale;

/** Why a loop ended. */
public enum Ending {
  /** {@code until} held. */
  CONVERGED,
  /** It came to {@code max_iterations}. */
  EXHAUSTED,
  /** Nothing got better any more, or an iteration would have been given what one had before. */
  STALLED,
  /** Its budget was spent. */
  OVER_BUDGET,
  /** Something in it failed or was missing, or {@code until} or {@code best} had no value. */
  FAILED,
  /** The run was cancelled. */
  CANCELLED;

  /** The word for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The same as people read it. */
  public String words() {
    return label().replace('_', ' ');
  }
}
