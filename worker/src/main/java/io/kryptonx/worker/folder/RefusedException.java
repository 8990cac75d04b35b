package io.kryptonx.worker.folder;

import io.kryptonx.model.task.Failure;

/**
 * An attempt cannot go on, by its own fault; becomes the outcome {@code Failed} at one place. The
 * message is for people and says what to do.
 */
public final class RefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Failure.Kind kind;

  /** A failure that would happen again. */
  public RefusedException(String message) {
    this(Failure.Kind.PERMANENT, message);
  }

  private RefusedException(Failure.Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  /** Outputs that were made, and are not what they have to be. */
  public static RefusedException rejected(String message) {
    return new RefusedException(Failure.Kind.REJECTED, message);
  }

  /** Nobody knows whether an effect acted. */
  public static RefusedException unknown(String message) {
    return new RefusedException(Failure.Kind.UNKNOWN, message);
  }

  /** The same of an effect that ended well: it has acted, whatever is wrong with its outputs. */
  public RefusedException inDoubt() {
    return unknown("the effect acted, but " + getMessage());
  }

  /** A failure that may pass. */
  public static RefusedException passing(String message) {
    return new RefusedException(Failure.Kind.TRANSIENT, message);
  }

  /** The failure. */
  public Failure failure() {
    return new Failure(kind, String.valueOf(getMessage()));
  }
}
