package io.kryptonx.model.task;

import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.WellFormed;
import io.kryptonx.model.problem.InvariantViolation;
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
    message = cut(message);
  }

  /** A failure without an exit code. */
  public Failure(Kind kind, String message) {
    this(kind, message, OptionalInt.empty());
  }

  /** Appends the canonical form. */
  public void write(CanonicalWriter out) {
    out.text(kind.name()).text(message).flag(exitCode.isPresent());
    exitCode.ifPresent(out::number);
  }

  /** Reads the canonical form. */
  public static Failure read(CanonicalReader in) {
    Kind kind = Kind.valueOf(in.text());
    String message = in.text();
    return new Failure(
        kind, message, in.flag() ? OptionalInt.of(exitCode(in)) : OptionalInt.empty());
  }

  private static int exitCode(CanonicalReader in) {
    long code = in.number();
    InvariantViolation.check(code == (int) code, "journal holds exit code " + code);
    return (int) code;
  }

  /** A message of at most {@value #MAX_MESSAGE} characters that can be written down. */
  public static String cut(String message) {
    String text = WellFormed.isText(message) ? message : WellFormed.mended(message);
    if (text.length() <= MAX_MESSAGE) {
      return text;
    }
    int end = MAX_MESSAGE - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** The kinds of failures; they decide what is done next. */
  public enum Kind {
    /** The same attempt may well succeed later. */
    TRANSIENT,
    /** The same attempt would fail again. */
    PERMANENT,
    /** It took longer than its {@code timeout}. */
    TIMED_OUT,
    /** It made its outputs, and they are not what they have to be. */
    REJECTED,
    /** Content that it needs is gone or corrupt and cannot be made again. */
    LOST,
    /** Nobody knows whether an effect acted. */
    UNKNOWN;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
