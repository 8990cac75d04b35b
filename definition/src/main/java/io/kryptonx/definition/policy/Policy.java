package io.kryptonx.definition.policy;

import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Severity;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * House rules.
 *
 * @param name of the rules, for people
 * @param severity of what breaks them
 * @param rules for each kind of thing; no kind is missing
 */
public record Policy(
    String name, Severity severity, Map<Kind, Rules> rules, List<Exemption> exceptions) {

  public Policy {
    Map<Kind, Rules> all = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      all.put(kind, rules.getOrDefault(kind, new Rules(List.of(), Optional.empty())));
    }
    rules = Collections.unmodifiableMap(all);
    exceptions = List.copyOf(exceptions);
  }

  /** The rules for a kind. */
  public Rules of(Kind kind) {
    return rules.getOrDefault(kind, new Rules(List.of(), Optional.empty()));
  }

  /** What rules are about. */
  public enum Kind {
    /** The pipeline itself. */
    PIPELINE,
    /** Each stage. */
    STAGES,
    /** Each source. */
    SOURCES,
    /** Each parameter. */
    PARAMS;

    /** The key of its rules. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What can be required of it. */
    public List<Fact> facts() {
      return switch (this) {
        case PIPELINE -> List.of(Fact.OWNER, Fact.CRITICALITY, Fact.TAGS, Fact.DESCRIPTION);
        case STAGES -> List.of(Fact.values());
        case SOURCES -> List.of();
        case PARAMS -> List.of(Fact.DESCRIPTION);
      };
    }
  }

  /** What can be required. */
  public enum Fact {
    /** Who answers for it. */
    OWNER,
    /** How much depends on it. */
    CRITICALITY,
    /** At least one tag. */
    TAGS,
    /** Text for people. */
    DESCRIPTION,
    /** What happens after a failure. */
    RETRY,
    /** How long an attempt may take. */
    TIMEOUT;

    /** The key in a definition. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The rules for one kind. */
  public record Rules(List<Requirement> required, Optional<Naming> naming) {
    public Rules {
      required = List.copyOf(required);
    }
  }

  /**
   * Something that must be said.
   *
   * @param place in the file of the rules
   */
  public record Requirement(Fact fact, Place place) {}

  /**
   * What an exception allows.
   *
   * @param code of the rule that need not be kept
   * @param pipeline where
   * @param name of the stage, source or parameter; empty for all of the pipeline and itself
   * @param until the last day on which it holds
   */
  public record Exemption(
      String code,
      String pipeline,
      Optional<String> name,
      String reason,
      LocalDate until,
      Place place) {}
}
