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
  /** Something in it failed or was missing, or {@code until} or {@code best} had no value. */
  FAILED,
  /** The run was cancelled. */
  CANCELLED;

  /** The word for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
