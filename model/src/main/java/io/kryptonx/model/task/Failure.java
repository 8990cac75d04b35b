package io.kryptonx.model.task;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Why an attempt failed.
 *
 * @param message one line or a few for people, at most {@value #MAX_MESSAGE} characters; longer
 *     ones are cut
 * @param exitCode of the command, where there was one
 */
public record Failure(Kind kind, String message, OptionalInt exitCode) {

  /** The most characters of a message. */
  public static final int MAX_MESSAGE = 4096;

  public Failure {
    if (message.length() > MAX_MESSAGE) {
      message = message.substring(0, MAX_MESSAGE - 1) + "…";
    }
  }

  /** A failure without an exit code. */
  public Failure(Kind kind, String message) {
    this(kind, message, OptionalInt.empty());
  }

  /** The kinds of failures; they decide what is done next. */
  public enum Kind {
    /** The same attempt may well succeed later. */
    TRANSIENT,
    /** The same attempt would fail again. */
    PERMANENT,
    /** It took longer than its {@code timeout}. */
    TIMED_OUT,
    /** Content that it needs is gone or corrupt and cannot be made again. */
    LOST;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
