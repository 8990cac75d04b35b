package io.kryptonx.worker;

import io.kryptonx.model.identity.Digest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What came of evaluating {@code until} and {@code best} of a loop after an iteration. */
public sealed interface LoopVerdict {

  /**
   * They have values.
   *
   * @param score finite; empty where the loop has no {@code best}
   * @param with what {@code until} says about the next iteration, in canonical JSON
   */
  record Judged(boolean done, OptionalDouble score, Optional<String> with) implements LoopVerdict {

    /** Nothing is said about the next iteration. */
    public Judged(boolean done, OptionalDouble score) {
      this(done, score, Optional.empty());
    }
  }

  /**
   * One of them has none.
   *
   * @param reason for people, with the values that were seen
   */
  record Unjudgeable(String reason) implements LoopVerdict {}

  /** Content that they look at is gone from the store, or damaged. */
  record Lost(List<Digest> digests) implements LoopVerdict {
    public Lost {
      digests = List.copyOf(digests);
    }
  }
}
