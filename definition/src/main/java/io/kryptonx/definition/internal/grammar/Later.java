package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;

/** Words of the grammar that a later version brings: said plainly, so that nobody hunts a typo. */
public final class Later {

  private Later() {}

  /** Reports a construct; {@code what} is the subject of the sentence. */
  public static void report(Problems problems, Place place, String what, String value) {
    problems.add(
        ProblemCode.NOT_AVAILABLE,
        place,
        what + " is not available in this version",
        value,
        "it belongs to the grammar, but this version cannot run it",
        "do without it for now");
  }
}
