package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.JsonNumber;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One parameter: {@code width: 320}, or with type, default and description. */
final class ParameterParser {

  private static final String EXAMPLE = "{ type: integer, default: 320 }";

  /** The most characters of a number. */
  private static final int MAX_NUMBER = 400;

  private final Context context;

  ParameterParser(Context context) {
    this.context = context;
  }

  Optional<Parameter> parse(YamlMap.Entry entry) {
    boolean named = context.names().variable(entry.key(), entry.at(), "a parameter");
    Optional<Parameter> parameter =
        entry.value() instanceof YamlScalar scalar && !scalar.isNull()
            ? build(entry.key(), typeOf(scalar), Optional.of(scalar), Optional.empty())
            : context
                .shapes()
                .map(entry.value(), "the parameter '" + entry.key() + "'", EXAMPLE)
                .flatMap(map -> parse(entry.key(), map));
    return named ? parameter : Optional.empty();
  }

  private Optional<Parameter> parse(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.PARAMETER, context.problems());
    Optional<YamlScalar> initial =
        fields.get("default").flatMap(v -> context.shapes().scalar(v, "'default'", "a value"));
    Optional<String> description =
        fields
            .get("description")
            .flatMap(v -> context.shapes().text(v, "'description'", "a sentence"))
            .map(YamlScalar::text);
    Optional<Parameter.Type> type =
        fields.has("type")
            ? fields.get("type").flatMap(this::type)
            : Optional.of(initial.map(ParameterParser::typeOf).orElse(Parameter.Type.STRING));
    return type.flatMap(t -> build(name, t, initial, description));
  }

  private Optional<Parameter.Type> type(YamlValue value) {
    return context
        .shapes()
        .text(value, "'type'", "type: integer")
        .flatMap(text ->
            Words.choice(
                text,
                "'type'",
                List.of(Parameter.Type.values()),
                Parameter.Type::label,
                context.problems()));
  }

  private Optional<Parameter> build(
      String name,
      Parameter.Type type,
      Optional<YamlScalar> initial,
      Optional<String> description) {
    if (initial.isEmpty()) {
      return Optional.of(new Parameter(name, type, Optional.empty(), description));
    }
    Optional<String> value = value(type, initial.get());
    return value.map(v -> new Parameter(name, type, Optional.of(v), description));
  }

  private Optional<String> value(Parameter.Type type, YamlScalar scalar) {
    boolean fits =
        switch (type) {
          case STRING -> true;
          case INTEGER -> scalar.kind() == YamlScalar.Kind.INTEGER;
          case NUMBER ->
              scalar.kind() == YamlScalar.Kind.INTEGER || scalar.kind() == YamlScalar.Kind.NUMBER;
          case BOOLEAN -> scalar.kind() == YamlScalar.Kind.BOOLEAN;
        };
    if (type == Parameter.Type.STRING) {
      return Optional.of(scalar.text());
    }
    try {
      if (fits && scalar.text().length() <= MAX_NUMBER) {
        return Optional.of(type.canonical(plain(scalar)));
      }
    } catch (IllegalArgumentException e) {
      // Beyond 64 bits, or no finite number: told below.
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_DEFAULT,
            scalar.place(),
            "'" + Problems.shown(scalar.text()) + "' is no default for a parameter of this type",
            scalar.text(),
            "the type is "
                + type.label()
                + ", and this is "
                + (fits ? "out of range" : scalar.shape()),
            fix(type));
    return Optional.empty();
  }

  private static String plain(YamlScalar scalar) {
    return scalar.kind() == YamlScalar.Kind.INTEGER
        ? JsonNumber.integer(scalar.text()).map(String::valueOf).orElse(scalar.text())
        : scalar.text().toLowerCase(Locale.ROOT);
  }

  private static String fix(Parameter.Type type) {
    return switch (type) {
      case STRING -> "write a text";
      case INTEGER -> "write a whole number of 64 bits without quotes, or change the type";
      case NUMBER -> "write a number without quotes, or change the type";
      case BOOLEAN -> "write true or false without quotes, or change the type";
    };
  }

  private static Parameter.Type typeOf(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING, NULL -> Parameter.Type.STRING;
      case INTEGER -> Parameter.Type.INTEGER;
      case NUMBER -> Parameter.Type.NUMBER;
      case BOOLEAN -> Parameter.Type.BOOLEAN;
    };
  }
}
