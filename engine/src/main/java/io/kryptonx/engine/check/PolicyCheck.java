package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.policy.Naming;
import io.kryptonx.definition.policy.Policy;
import io.kryptonx.definition.policy.Policy.Exemption;
import io.kryptonx.definition.policy.Policy.Fact;
import io.kryptonx.definition.policy.Policy.Requirement;
import io.kryptonx.definition.policy.PolicyFile;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a pipeline keeps the rules of a house. An exception that has expired allows nothing any
 * more, and is a mistake itself; the day ends at midnight UTC, so that everybody sees the same.
 */
public final class PolicyCheck {

  private final PolicyFile file;
  private final LocalDate today;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Exemption> used = new LinkedHashSet<>();

  /** A check against rules, today. */
  public PolicyCheck(PolicyFile file, Clock clock) {
    this.file = file;
    this.today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** What breaks the rules, and the mistakes of the rules themselves; with places. */
  public List<Problem> of(Definition definition, Pipeline pipeline) {
    problems.addAll(file.problems());
    file.policy().ifPresent(policy -> check(policy, definition, pipeline));
    return List.copyOf(problems);
  }

  private void check(Policy policy, Definition definition, Pipeline pipeline) {
    List<Exemption> exceptions =
        policy.exceptions().stream()
            .filter(each -> each.pipeline().equals(pipeline.name()))
            .toList();
    for (PolicyFacts facts : PolicyFacts.of(definition, pipeline)) {
      broken(policy, facts).stream()
          .filter(breach -> !isAllowed(breach.problem().code(), facts.name(), exceptions))
          .map(breach ->
              definition
                  .locate(List.of(breach.problem()))
                  .getFirst()
                  .relatedTo(breach.rule(), "the rule"))
          .forEach(problems::add);
    }
    exceptions.forEach(this::exception);
  }

  /** What is broken, and where the rule stands. */
  private record Breach(Problem problem, Place rule) {}

  private static List<Breach> broken(Policy policy, PolicyFacts facts) {
    List<Breach> broken = new ArrayList<>();
    Policy.Rules rules = policy.of(facts.kind());
    for (Requirement requirement : rules.required()) {
      if (!facts.said().contains(requirement.fact())) {
        broken.add(new Breach(unsaid(policy, facts, requirement.fact()), requirement.place()));
      }
    }
    rules
        .naming()
        .filter(naming -> !naming.fits(facts.name()))
        .ifPresent(naming -> broken.add(new Breach(named(policy, facts, naming), naming.place())));
    return broken;
  }

  private boolean isAllowed(String code, String name, List<Exemption> exceptions) {
    List<Exemption> fitting =
        exceptions.stream()
            .filter(each -> each.code().equals(code))
            .filter(each -> each.name().isEmpty() || each.name().get().equals(name))
            .toList();
    used.addAll(fitting);
    return fitting.stream().anyMatch(each -> !isExpired(each));
  }

  private static Problem unsaid(Policy policy, PolicyFacts facts, Fact fact) {
    return new Problem(
        PolicyCode.without(fact).code(),
        policy.severity(),
        Place.at(facts.pointer()),
        what(facts) + " has no " + fact.label(),
        Optional.empty(),
        "the house rules '" + policy.name() + "' require one",
        "add the key '" + fact.label() + "'");
  }

  private static Problem named(Policy policy, PolicyFacts facts, Naming naming) {
    return new Problem(
        PolicyCode.BAD_NAME.code(),
        policy.severity(),
        Place.at(facts.pointer()),
        what(facts) + " is not named as the house rules want it",
        Optional.of(facts.name()),
        "the house rules '"
            + policy.name()
            + "' want names that match "
            + naming.pattern().pattern(),
        "rename it; where others refer to it, rename that, too");
  }

  private static String what(PolicyFacts facts) {
    String kind =
        switch (facts.kind()) {
          case PIPELINE -> "the pipeline";
          case STAGES -> "the stage";
          case SOURCES -> "the source";
          case PARAMS -> "the parameter";
        };
    return kind + " '" + facts.name() + "'";
  }

  private boolean isExpired(Exemption exemption) {
    return today.isAfter(exemption.until());
  }

  private void exception(Exemption exemption) {
    if (isExpired(exemption)) {
      problems.add(
          Problem.error(
              PolicyCode.EXPIRED.code(),
              exemption.place(),
              "this exception has expired",
              exemption.until().toString(),
              "it held until " + exemption.until() + ", because: " + exemption.reason(),
              "keep the rule and remove the exception, or agree on a new date"));
    } else if (!used.contains(exemption)) {
      problems.add(
          new Problem(
              PolicyCode.USELESS.code(),
              Severity.HINT,
              exemption.place(),
              "nothing needs this exception",
              Optional.empty(),
              "the pipeline '" + exemption.pipeline() + "' keeps the rule " + exemption.code(),
              "remove it"));
    }
  }
}
