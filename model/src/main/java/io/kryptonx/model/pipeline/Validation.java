package io.kryptonx.model.pipeline;

import java.util.Locale;

/**
 * What has to hold of the inputs and outputs of a task before anything below uses them.
 *
 * @param expression in CEL, true where all is well
 * @param message for people, where it is not
 */
public record Validation(String expression, String message, Severity severity) {

  /** What follows where it does not hold. */
  public enum Severity {
    /** The task fails. */
    ERROR,
    /** It is told. */
    WARNING;

    /** The word for it in a definition. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
