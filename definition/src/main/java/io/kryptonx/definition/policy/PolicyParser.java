package io.kryptonx.definition.policy;

import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.policy.Policy.Exemption;
import io.kryptonx.definition.policy.Policy.Fact;
import io.kryptonx.definition.policy.Policy.Kind;
import io.kryptonx.definition.policy.Policy.Requirement;
import io.kryptonx.definition.policy.Policy.Rules;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Severity;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The keys of a file of house rules. */
final class PolicyParser {

  private static final int MAX_PATTERN = 200;
  private static final Pattern CODE = Pattern.compile("KX70[1-7]");
  private static final String EXCEPTION =
      "{ rule: KX706, pipeline: gallery, reason: \"…\", until: 2027-01-31 }";

  private final Problems problems;
  private final Shapes shapes;
  private final Fields fields;

  PolicyParser(Problems problems, Fields fields) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
    this.fields = fields;
  }

  Policy parse() {
    String name =
        fields
            .require("policy", "it is named beside what breaks it", "policy: house")
            .flatMap(value -> shapes.text(value, "'policy'", "policy: house"))
            .map(YamlScalar::text)
            .orElse("");
    Severity severity =
        fields
            .get("severity")
            .flatMap(value -> shapes.text(value, "'severity'", "severity: warning"))
            .flatMap(text ->
                Words.choice(
                    text,
                    "'severity'",
                    List.of(Severity.values()),
                    each -> each.name().toLowerCase(Locale.ROOT),
                    problems))
            .orElse(Severity.ERROR);
    Map<Kind, Rules> rules = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      fields
          .get(kind.label())
          .flatMap(v -> shapes.map(v, "'" + kind.label() + "'", "{ require: [owner] }"))
          .map(map -> rules(kind, Fields.of(map, PolicyElement.RULES, problems)))
          .ifPresent(parsed -> rules.put(kind, parsed));
    }
    return new Policy(name, severity, rules, exceptions());
  }

  private Rules rules(Kind kind, Fields map) {
    List<Requirement> required = new ArrayList<>();
    Optional<YamlValue> listed = map.get("require");
    for (YamlScalar text :
        listed.map(v -> shapes.texts(v, "'require'", "require: [owner]")).orElse(List.of())) {
      Words.choice(text, "what is required of " + kind.label(), kind.facts(), Fact::label, problems)
          .ifPresent(fact -> required.add(new Requirement(fact, text.place())));
    }
    Optional<Naming> naming =
        map.get("name")
            .flatMap(value -> shapes.text(value, "'name'", "name: \"[a-z][a-z0-9_]*\""))
            .flatMap(this::naming);
    return new Rules(required, naming);
  }

  private Optional<Naming> naming(YamlScalar text) {
    String reason = "a pattern has at most " + MAX_PATTERN + " characters";
    if (text.text().length() <= MAX_PATTERN) {
      try {
        return Optional.of(new Naming(Pattern.compile(text.text()), text.place()));
      } catch (PatternSyntaxException e) {
        reason = e.getDescription() + " at character " + (e.getIndex() + 1);
      }
    }
    problems.add(
        ProblemCode.BAD_NAMING,
        text.place(),
        "'" + Problems.shown(text.text()) + "' is no pattern that can be used",
        text.text(),
        reason,
        "write a regular expression for the whole name, such as \"[a-z][a-z0-9_]*\"");
    return Optional.empty();
  }

  private List<Exemption> exceptions() {
    List<Exemption> exceptions = new ArrayList<>();
    Optional<YamlValue> value = fields.get("exceptions");
    if (value.isEmpty()) {
      return exceptions;
    }
    if (!(value.get() instanceof YamlList list)) {
      shapes.wrong(value.get(), "'exceptions'", "a list", "exceptions: [" + EXCEPTION + "]");
      return exceptions;
    }
    for (YamlValue each : list.values()) {
      shapes
          .map(each, "an exception", EXCEPTION)
          .flatMap(map -> exception(Fields.of(map, PolicyElement.EXCEPTION, problems)))
          .ifPresent(exceptions::add);
    }
    return exceptions;
  }

  private Optional<Exemption> exception(Fields map) {
    Optional<String> code =
        text(map, "rule", "it says which rule need not be kept", "rule: KX706").flatMap(this::code);
    Optional<YamlScalar> pipeline =
        text(map, "pipeline", "it holds for one pipeline only", "pipeline: gallery");
    Optional<YamlScalar> reason =
        text(map, "reason", "whoever meets it later must know why", "reason: \"…\"");
    Optional<LocalDate> until =
        text(map, "until", "no exception is for good", "until: 2027-01-31").flatMap(this::date);
    Optional<String> name =
        map.get("name")
            .flatMap(value -> shapes.text(value, "'name'", "name: thumbnail"))
            .map(YamlScalar::text);
    return code.isEmpty() || pipeline.isEmpty() || reason.isEmpty() || until.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Exemption(
                code.get(),
                pipeline.get().text(),
                name,
                reason.get().text(),
                until.get(),
                map.map().place()));
  }

  private Optional<YamlScalar> text(Fields map, String key, String why, String example) {
    return map.require(key, why, example)
        .flatMap(value -> shapes.text(value, "'" + key + "'", example));
  }

  private Optional<String> code(YamlScalar text) {
    if (CODE.matcher(text.text()).matches()) {
      return Optional.of(text.text());
    }
    problems.add(
        ProblemCode.UNKNOWN_RULE,
        text.place(),
        "there is no rule '" + Problems.shown(text.text()) + "'",
        text.text(),
        "only house rules have exceptions, and their codes are KX701 to KX707",
        "write the code that the check shows");
    return Optional.empty();
  }

  private Optional<LocalDate> date(YamlScalar text) {
    try {
      return Optional.of(LocalDate.parse(text.text()));
    } catch (DateTimeException e) {
      problems.add(
          ProblemCode.BAD_DATE,
          text.place(),
          "'" + Problems.shown(text.text()) + "' is no date",
          text.text(),
          "a date is written year-month-day, and must be one of the calendar",
          "write such as 2027-01-31");
      return Optional.empty();
    }
  }
}
