package io.kryptonx.worker.folder;

import io.kryptonx.model.task.Failure;

/**
 * An attempt cannot go on, by its own fault; becomes the outcome {@code Failed} at one place. The
 * message is for people and says what to do.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** A failure that would happen again. */
  public RefusedException(String message) {
    super(message, null, false, false);
  }

  /** The failure. */
  public Failure failure() {
    return new Failure(Failure.Kind.PERMANENT, String.valueOf(getMessage()));
  }
}
