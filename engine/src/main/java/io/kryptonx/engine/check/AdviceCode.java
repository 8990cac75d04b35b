package io.kryptonx.engine.check;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.util.Optional;

/**
 * What a definition is advised about, with its stable code and how much it matters. The manual page
 * {@code docs/problems.md} has a section for each.
 */
public enum AdviceCode {
  UNUSED_PARAMETER("KX601", Severity.WARNING, "a parameter that nothing uses"),
  UNUSED_SOURCE("KX602", Severity.WARNING, "a source that nothing uses"),
  UNUSED_STAGE("KX603", Severity.WARNING, "a stage whose outputs nobody uses"),
  REDUNDANT_ORDER("KX604", Severity.HINT, "an order that holds anyway"),
  BOTTLENECK("KX605", Severity.HINT, "many stages wait for all items of one"),
  MANY_STAGES("KX606", Severity.HINT, "more stages than a pipeline usually needs"),
  GIANT_STAGE("KX607", Severity.HINT, "a stage that does everything"),
  UNDECLARED_TOOL("KX608", Severity.HINT, "a program that is not declared as a tool"),
  SECRET("KX609", Severity.WARNING, "a literal that looks like a secret"),
  PATIENT_RETRIES("KX610", Severity.WARNING, "retries that may take longer than the stage says"),
  STUCK_LOOP("KX611", Severity.WARNING, "a loop that cannot converge by its form"),
  UNDECIDED_LOOP("KX612", Severity.WARNING, "a loop whose end people or chance decide"),
  LOOP_WITHOUT_BEST("KX613", Severity.HINT, "a loop that may end with less than it had"),
  IDLE_STAGE("KX614", Severity.WARNING, "a stage in a loop that never runs");

  private final String code;
  private final Severity severity;
  private final String meaning;

  AdviceCode(String code, Severity severity, String meaning) {
    this.code = code;
    this.severity = severity;
    this.meaning = meaning;
  }

  /** The stable code, {@code KX601}. */
  public String code() {
    return code;
  }

  /** What it means, in one line without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** Such a problem, at the keys of a pointer. */
  Problem at(String pointer, String message, String value, String reason, String fix) {
    return new Problem(code, severity, Place.at(pointer), message, Optional.of(value), reason, fix);
  }
}
