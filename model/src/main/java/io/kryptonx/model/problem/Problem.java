package io.kryptonx.model.problem;

import java.util.ArrayList;
import java.util.List;
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
 * @param related further places that it is about, such as the other end of a conflict
 */
public record Problem(
    String code,
    Severity severity,
    Place place,
    String message,
    Optional<String> value,
    String reason,
    String fix,
    List<Related> related) {

  public Problem {
    related = List.copyOf(related);
  }

  /** A problem that is about one place only. */
  public Problem(
      String code,
      Severity severity,
      Place place,
      String message,
      Optional<String> value,
      String reason,
      String fix) {
    this(code, severity, place, message, value, reason, fix, List.of());
  }

  /** An error about a value that was seen. */
  public static Problem error(
      String code, Place place, String message, String value, String reason, String fix) {
    return new Problem(code, Severity.ERROR, place, message, Optional.of(value), reason, fix);
  }

  /** A warning: it runs, and is probably not what was meant. */
  public static Problem warning(
      String code, Place place, String message, String value, String reason, String fix) {
    return new Problem(code, Severity.WARNING, place, message, Optional.of(value), reason, fix);
  }

  /** A hint: it could be better. */
  public static Problem hint(
      String code, Place place, String message, String value, String reason, String fix) {
    return new Problem(code, Severity.HINT, place, message, Optional.of(value), reason, fix);
  }

  /** The same problem at a place known better. */
  public Problem at(Place better) {
    return new Problem(code, severity, better, message, value, reason, fix, related);
  }

  /** The same problem with another weight. */
  public Problem as(Severity other) {
    return new Problem(code, other, place, message, value, reason, fix, related);
  }

  /** The same problem with other related places. */
  public Problem relatedTo(List<Related> places) {
    return new Problem(code, severity, place, message, value, reason, fix, places);
  }

  /** The same problem with one more related place. */
  public Problem relatedTo(Place other, String what) {
    List<Related> all = new ArrayList<>(related);
    all.add(new Related(other, what));
    return relatedTo(all);
  }

  /** Whether nothing may run with it. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
