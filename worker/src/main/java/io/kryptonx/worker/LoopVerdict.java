package io.kryptonx.worker;

import java.util.OptionalDouble;

/** What came of evaluating {@code until} and {@code best} of a loop after an iteration. */
public sealed interface LoopVerdict {

  /**
   * They have values.
   *
   * @param score finite; empty where the loop has no {@code best}
   */
  record Judged(boolean done, OptionalDouble score) implements LoopVerdict {}

  /**
   * One of them has none.
   *
   * @param reason for people, with the values that were seen
   */
  record Unjudgeable(String reason) implements LoopVerdict {}
}
