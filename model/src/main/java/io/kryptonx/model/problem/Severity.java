package io.kryptonx.model.problem;

/** How much a {@link Problem} matters. */
public enum Severity {
  /** Nothing runs until it is mended. */
  ERROR,
  /** It runs, and is probably not what was meant. */
  WARNING,
  /** It could be better. */
  HINT
}
