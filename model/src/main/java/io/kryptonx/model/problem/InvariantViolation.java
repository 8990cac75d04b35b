package io.kryptonx.model.problem;

import org.jspecify.annotations.Nullable;

/**
 * A bug, ours or of what holds our bytes: something that cannot be was seen. The run stops, its
 * journal is kept.
 */
public final class InvariantViolation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A violation that no other exception caused. */
  public InvariantViolation(String message) {
    this(message, null);
  }

  /** A violation seen as {@code cause}. */
  public InvariantViolation(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Throws unless {@code holds}. */
  public static void check(boolean holds, String message) {
    if (!holds) {
      throw new InvariantViolation(message);
    }
  }
}
