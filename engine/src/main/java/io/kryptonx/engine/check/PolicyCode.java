package io.kryptonx.engine.check;

import io.kryptonx.definition.policy.Policy.Fact;

/**
 * How a pipeline can break the rules of a house, with its stable code. The manual page {@code
 * docs/problems.md} has a section for each.
 */
public enum PolicyCode {
  NO_OWNER("KX701", "an owner that the house rules require"),
  NO_CRITICALITY("KX702", "a criticality that the house rules require"),
  NO_TAGS("KX703", "tags that the house rules require"),
  NO_DESCRIPTION("KX704", "a description that the house rules require"),
  NO_RETRY("KX705", "a retry that the house rules require"),
  NO_TIMEOUT("KX706", "a timeout that the house rules require"),
  BAD_NAME("KX707", "a name that the house rules do not allow"),
  EXPIRED("KX708", "an exception from the house rules that has expired"),
  USELESS("KX709", "an exception from the house rules that nothing needs");

  private final String code;
  private final String meaning;

  PolicyCode(String code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** The stable code, {@code KX701}. */
  public String code() {
    return code;
  }

  /** What it means, in one line without a full stop. */
  public String meaning() {
    return meaning;
  }

  /** The code for something that is not said. */
  static PolicyCode without(Fact fact) {
    return switch (fact) {
      case OWNER -> NO_OWNER;
      case CRITICALITY -> NO_CRITICALITY;
      case TAGS -> NO_TAGS;
      case DESCRIPTION -> NO_DESCRIPTION;
      case RETRY -> NO_RETRY;
      case TIMEOUT -> NO_TIMEOUT;
    };
  }
}
