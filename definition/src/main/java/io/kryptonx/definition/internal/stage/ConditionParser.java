package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.pipeline.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code when} and {@code validate}: expressions over what a task has. */
final class ConditionParser {

  private static final String EXAMPLE =
      "validate: { expr: \"report.bad == 0\", message: \"bad rows\" }";

  private final Context context;
  private final NamedParameters params;

  ConditionParser(Context context, NamedParameters params) {
    this.context = context;
    this.params = params;
  }

  void parse(Fields fields, Stage.Builder stage) {
    fields
        .text("when", "when: \"size(rows) > 0\"")
        .map(text -> Expressions.checked(text, params))
        .ifPresent(stage::when);
    List<Validation> validations = new ArrayList<>();
    List<YamlValue> values =
        fields
            .get("validate")
            .map(value -> value instanceof YamlList list ? list.values() : List.of(value))
            .orElse(List.of());
    values.forEach(value -> validation(value).ifPresent(validations::add));
    stage.validations(validations);
  }

  private Optional<Validation> validation(YamlValue value) {
    if (value instanceof YamlMap map) {
      return options(Fields.of(map, Element.VALIDATION, context.problems()));
    }
    return context
        .shapes()
        .text(value, "a validation", EXAMPLE)
        .map(text -> validation(text, Optional.empty(), Validation.Severity.ERROR));
  }

  private Optional<Validation> options(Fields fields) {
    Optional<YamlScalar> expression =
        fields
            .require("expr", "it says what has to hold", "expr: \"report.bad == 0\"")
            .flatMap(value -> context.shapes().text(value, "'expr'", "an expression in CEL"));
    Optional<String> message =
        fields.text("message", "message: more bad rows than allowed").map(YamlScalar::text);
    Validation.Severity severity =
        fields
            .text("severity", "severity: warning")
            .flatMap(text ->
                Words.choice(
                    text,
                    "'severity'",
                    List.of(Validation.Severity.values()),
                    Validation.Severity::label,
                    context.problems()))
            .orElse(Validation.Severity.ERROR);
    return expression.map(text -> validation(text, message, severity));
  }

  private Validation validation(
      YamlScalar text, Optional<String> message, Validation.Severity severity) {
    String expression = Expressions.checked(text, params);
    return new Validation(
        expression, message.orElse("this does not hold: " + expression), severity);
  }
}
