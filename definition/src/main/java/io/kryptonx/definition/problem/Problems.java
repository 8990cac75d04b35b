package io.kryptonx.definition.problem;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Related;
import io.kryptonx.model.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Gathers the problems of one definition. Holds {@value #MAX} at most, and parsers stop soon after
 * that, so that a hostile file can fill neither memory nor a terminal. Not thread-safe.
 */
public final class Problems {

  /** The most problems of one definition. */
  public static final int MAX = 200;

  /** The most characters of a value that is shown. */
  static final int MAX_VALUE = 120;

  private static final Comparator<Problem> ORDER =
      Comparator.comparing((Problem problem) -> problem.place().file())
          .thenComparingInt(problem -> problem.place().line())
          .thenComparingInt(problem -> problem.place().column())
          .thenComparing(Problem::code)
          .thenComparing(Problem::message);

  private final List<Problem> list = new ArrayList<>();
  private int count;
  private int warnings;

  /** Adds an error about a value that was seen. */
  public void add(
      ProblemCode code, Place place, String message, String value, String reason, String fix) {
    keep(code, place, message, Optional.of(shown(value)), reason, fix, List.of());
  }

  /** Adds an error about a value that was seen, and about further places. */
  public void add(
      ProblemCode code,
      Place place,
      String message,
      String value,
      String reason,
      String fix,
      Related... related) {
    keep(code, place, message, Optional.of(shown(value)), reason, fix, List.of(related));
  }

  /** Adds an error about what is not there. */
  public void add(ProblemCode code, Place place, String message, String reason, String fix) {
    keep(code, place, message, Optional.empty(), reason, fix, List.of());
  }

  /** Adds a warning about a value that was seen: it works, and should be written otherwise. */
  public void warn(
      ProblemCode code, Place place, String message, String value, String reason, String fix) {
    if (warnings++ < MAX) {
      list.add(Problem.warning(code.code(), place, message, shown(value), reason, fix));
    }
  }

  /** How many errors were added so far; it grows with each, also beyond {@link #MAX}. */
  public int count() {
    return count;
  }

  /** Whether there are more than are held, so that looking for further ones is of no use. */
  public boolean isFull() {
    return count > MAX;
  }

  /** All by file, line and column; those left out are told by a last one. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(list);
    sorted.sort(ORDER);
    if (isFull()) {
      sorted.add(leftOut(sorted.getLast().place()));
    }
    return List.copyOf(sorted);
  }

  /** A value on one line, shortened where it is long. */
  public static String shown(String value) {
    StringBuilder text = new StringBuilder();
    value
        .codePoints()
        .limit(MAX_VALUE + 1L)
        .forEach(c -> text.append(Character.isISOControl(c) ? " " : Character.toString(c)));
    if (text.codePointCount(0, text.length()) <= MAX_VALUE) {
      return text.toString();
    }
    return text.substring(0, text.offsetByCodePoints(0, MAX_VALUE)) + "…";
  }

  private void keep(
      ProblemCode code,
      Place place,
      String message,
      Optional<String> value,
      String reason,
      String fix,
      List<Related> related) {
    count++;
    if (count <= MAX) {
      list.add(
          new Problem(code.code(), Severity.ERROR, place, message, value, reason, fix, related));
    }
  }

  private Problem leftOut(Place last) {
    return new Problem(
        ProblemCode.TOO_MANY_PROBLEMS.code(),
        Severity.ERROR,
        new Place(last.file(), 0, 0, ""),
        "there are more problems, which are not shown",
        Optional.empty(),
        "at most " + MAX + " are shown at once",
        "mend those shown, then load the definition again");
  }
}
