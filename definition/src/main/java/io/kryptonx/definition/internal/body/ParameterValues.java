package io.kryptonx.definition.internal.body;

import io.kryptonx.definition.internal.yaml.JsonNumber;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Constraints;
import io.kryptonx.model.pipeline.Parameter;
import java.util.Locale;
import java.util.Optional;

/** Values of parameters as they are written: defaults, choices, arguments. */
public final class ParameterValues {

  /** The most characters of a number. */
  private static final int MAX_NUMBER = 400;

  private final Problems problems;

  /** Reports to {@code problems}. */
  public ParameterValues(Problems problems) {
    this.problems = problems;
  }

  /** The type that a value has by the way it is written. */
  static Parameter.Type typeOf(YamlScalar scalar) {
    return switch (scalar.kind()) {
      case STRING, NULL -> Parameter.Type.STRING;
      case INTEGER -> Parameter.Type.INTEGER;
      case NUMBER -> Parameter.Type.NUMBER;
      case BOOLEAN -> Parameter.Type.BOOLEAN;
    };
  }

  /** The canonical form of a value; {@code what} says what it is: a default, a choice. */
  public Optional<String> canonical(Parameter.Type type, YamlScalar scalar, String what) {
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
    problems.add(
        ProblemCode.BAD_DEFAULT,
        scalar.place(),
        "'" + Problems.shown(scalar.text()) + "' is no " + what + " for a parameter of this type",
        scalar.text(),
        "the type is " + type.label() + ", and this is " + (fits ? "out of range" : scalar.shape()),
        fix(type));
    return Optional.empty();
  }

  /** Reports a value that the constraints do not allow. */
  public void check(
      Parameter.Type type, Constraints constraints, String value, YamlScalar at, String what) {
    boolean numeric = type == Parameter.Type.INTEGER || type == Parameter.Type.NUMBER;
    constraints
        .refuse(value, numeric)
        .ifPresent(reason ->
            problems.add(
                ProblemCode.BAD_DEFAULT,
                at.place(),
                "'" + Problems.shown(at.text()) + "' cannot be the " + what,
                at.text(),
                reason,
                constraints.choices().isEmpty()
                    ? "write a value that is allowed"
                    : DidYouMean.fix(value, constraints.choices())));
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
}
