package io.kryptonx.testkit.host;

import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The faults of a request that have not happened yet. */
final class Faults {

  private final List<Fault> left;

  Faults(List<Fault> all) {
    left = new ArrayList<>(all);
  }

  /** Takes out the first of a kind that is due. */
  <F extends Fault> Optional<F> take(Class<F> kind, Predicate<F> due) {
    Optional<F> fault =
        left.stream().filter(kind::isInstance).map(kind::cast).filter(due).findFirst();
    fault.ifPresent(left::remove);
    return fault;
  }

  /** Checks that each has happened, since a scenario would else prove nothing. */
  void allHappened() {
    InvariantViolation.check(left.isEmpty(), "faults that never happened: " + left);
  }
}
