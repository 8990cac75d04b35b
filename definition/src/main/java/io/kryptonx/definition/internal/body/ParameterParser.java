package io.kryptonx.definition.internal.body;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.model.pipeline.Constraints;
import io.kryptonx.model.pipeline.Parameter;
import java.util.List;
import java.util.Optional;

/** One parameter: {@code width: 320}, or with type, default, description and constraints. */
public final class ParameterParser {

  private static final String EXAMPLE = "{ type: integer, default: 320 }";

  private final Context context;
  private final ParameterValues values;

  /** Parses parameters within {@code context}. */
  public ParameterParser(Context context) {
    this.context = context;
    this.values = new ParameterValues(context.problems());
  }

  /** The parameter of an entry under {@code params}. */
  public Optional<Parameter> parse(YamlMap.Entry entry) {
    boolean named = context.names().variable(entry.key(), entry.at(), "a parameter");
    Optional<Parameter> parameter =
        entry.value() instanceof YamlScalar scalar && !scalar.isNull()
            ? plain(entry.key(), scalar)
            : context
                .shapes()
                .map(entry.value(), "the parameter '" + entry.key() + "'", EXAMPLE)
                .flatMap(map -> parse(entry.key(), map));
    return named ? parameter : Optional.empty();
  }

  private Optional<Parameter> plain(String name, YamlScalar scalar) {
    Parameter.Type type = ParameterValues.typeOf(scalar);
    return values
        .canonical(type, scalar, "default")
        .map(value -> new Parameter(name, type, Optional.of(value), Optional.empty()));
  }

  private Optional<Parameter> parse(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.PARAMETER, context.problems());
    Optional<YamlScalar> initial =
        fields.get("default").flatMap(v -> context.shapes().scalar(v, "'default'", "a value"));
    Optional<String> description = fields.text("description", "a sentence").map(YamlScalar::text);
    Optional<Parameter.Type> type =
        fields.has("type")
            ? fields.text("type", "type: integer").flatMap(this::type)
            : Optional.of(
                initial
                    .or(() -> firstChoice(fields))
                    .map(ParameterValues::typeOf)
                    .orElse(Parameter.Type.STRING));
    return type.flatMap(t -> build(name, t, fields, initial, description));
  }

  private Optional<Parameter> build(
      String name,
      Parameter.Type type,
      Fields fields,
      Optional<YamlScalar> initial,
      Optional<String> description) {
    int before = context.problems().count();
    Constraints constraints = new ConstraintParser(context, values).parse(fields, type);
    Optional<String> value = initial.flatMap(scalar -> values.canonical(type, scalar, "default"));
    value.ifPresent(v -> values.check(type, constraints, v, initial.orElseThrow(), "default"));
    return context.problems().count() == before
        ? Optional.of(new Parameter(name, type, value, description, constraints))
        : Optional.empty();
  }

  private static Optional<YamlScalar> firstChoice(Fields fields) {
    return fields
        .get("enum")
        .flatMap(value ->
            value instanceof YamlList list
                ? list.values().stream()
                    .filter(YamlScalar.class::isInstance)
                    .map(YamlScalar.class::cast)
                    .findFirst()
                : Optional.empty());
  }

  private Optional<Parameter.Type> type(YamlScalar text) {
    return Words.choice(
        text,
        "'type'",
        List.of(Parameter.Type.values()),
        Parameter.Type::label,
        context.problems());
  }
}
