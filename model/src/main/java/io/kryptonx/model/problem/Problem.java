package io.kryptonx.model.problem;

import java.util.Optional;

/**
 * One mistake in a definition: where, what was seen, why it cannot be, and how to mend it. All
 * problems of a definition are reported together, before anything runs.
 *
 * @param code stable, {@code KX101}; one manual section each
 * @param severity whether it stops a run
 * @param place where it stands
 * @param message what is wrong, in one sentence without a full stop
 * @param value the value seen, as written; empty where there is none
 * @param reason why that cannot be
 * @param fix what to write instead
 */
public record Problem(
    String code,
    Severity severity,
    Place place,
    String message,
    Optional<String> value,
    String reason,
    String fix) {

  /** An error about a value that was seen. */
  public static Problem error(
      String code, Place place, String message, String value, String reason, String fix) {
    return new Problem(code, Severity.ERROR, place, message, Optional.of(value), reason, fix);
  }

  /** The same problem at a place known better. */
  public Problem at(Place better) {
    return new Problem(code, severity, better, message, value, reason, fix);
  }

  /** Whether nothing may run with it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
