package io.kryptonx.definition.internal.sub;

import io.kryptonx.definition.internal.body.ParameterValues;
import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Scope;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code params} of a stage that is a sub-pipeline: values for the parameters in there. */
final class UseArguments {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^{}]*)}");

  private final Context context;
  private final SortedMap<String, Parameter> outer;

  UseArguments(Context context, SortedMap<String, Parameter> outer) {
    this.context = context;
    this.outer = outer;
  }

  SortedMap<String, Scope.Argument> parse(Fields fields, Subpipeline sub) {
    SortedMap<String, Scope.Argument> arguments = new TreeMap<>();
    Set<String> given = new TreeSet<>();
    for (YamlMap.Entry entry : fields.entries("params", "params: { width: \"${width}\" }")) {
      given.add(entry.key());
      Optional<YamlScalar> value =
          context.shapes().scalar(entry.value(), "an argument", "a value, or \"${name}\"");
      Parameter parameter = sub.params().get(entry.key());
      if (parameter != null) {
        value
            .flatMap(text -> argument(text, parameter))
            .ifPresent(argument -> arguments.put(entry.key(), argument));
      } else if (!sub.declares(entry.key())) {
        unknown(entry, sub.params().keySet());
      }
    }
    boolean misspelt = !sub.params().keySet().containsAll(given);
    for (Parameter parameter : sub.params().values()) {
      if (!given.contains(parameter.name())) {
        parameter
            .initial()
            .ifPresentOrElse(
                value -> arguments.put(parameter.name(), new Scope.Argument.Literal(value)),
                () -> {
                  if (!misspelt) {
                    missing(fields, parameter.name(), sub.file());
                  }
                });
      }
    }
    return arguments;
  }

  private Optional<Scope.Argument> argument(YamlScalar text, Parameter parameter) {
    Matcher matcher = REFERENCE.matcher(text.text());
    if (matcher.matches()) {
      return reference(text, matcher.group(1), parameter);
    }
    if (text.text().contains("${")) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_VARIABLE,
              text.place(),
              "'" + Problems.shown(text.text()) + "' is not ${name}",
              text.text(),
              "an argument is a value or the whole of an outer parameter",
              "write \"${name}\" alone, or put the text together in the stage");
      return Optional.empty();
    }
    ParameterValues values = new ParameterValues(context.problems());
    Optional<String> value = values.canonical(parameter.type(), text, "value");
    value.ifPresent(v -> values.check(parameter.type(), parameter.constraints(), v, text, "value"));
    return value.map(Scope.Argument.Literal::new);
  }

  private Optional<Scope.Argument> reference(YamlScalar text, String name, Parameter inner) {
    if (!context.parameters().contains(name)) {
      Set<String> declared = context.parameters();
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_PARAMETER,
              text.place(),
              "there is no parameter '" + Problems.shown(name) + "'",
              text.text(),
              declared.isEmpty()
                  ? "this file declares none"
                  : "this file declares: " + DidYouMean.listed(declared),
              DidYouMean.closest(name, declared)
                  .map(word -> "did you mean '${" + word + "}'?")
                  .orElse("declare it under 'params'"));
      return Optional.empty();
    }
    Parameter parameter = outer.get(name);
    if (parameter != null && !fits(parameter.type(), inner.type())) {
      context
          .problems()
          .add(
              ProblemCode.BAD_DEFAULT,
              text.place(),
              "'" + name + "' is no value for '" + inner.name() + "'",
              text.text(),
              "its type is "
                  + parameter.type().label()
                  + ", and "
                  + inner.type().label()
                  + " is needed",
              "change one of the two types");
      return Optional.empty();
    }
    return Optional.of(new Scope.Argument.OfParameter(name));
  }

  private static boolean fits(Parameter.Type outer, Parameter.Type inner) {
    return switch (inner) {
      case STRING -> true;
      case NUMBER -> outer == Parameter.Type.NUMBER || outer == Parameter.Type.INTEGER;
      case INTEGER, BOOLEAN -> outer == inner;
    };
  }

  private void unknown(YamlMap.Entry entry, Set<String> declared) {
    context
        .problems()
        .add(
            ProblemCode.UNKNOWN_PARAMETER,
            entry.at().place(),
            "the sub-pipeline has no parameter '" + Problems.shown(entry.key()) + "'",
            entry.key(),
            declared.isEmpty()
                ? "it declares none"
                : "its parameters are: " + DidYouMean.listed(declared),
            DidYouMean.fix(entry.key(), declared));
  }

  private void missing(Fields fields, String name, String file) {
    context
        .problems()
        .add(
            ProblemCode.MISSING_ARGUMENT,
            fields.map().place(),
            "the parameter '" + name + "' of the sub-pipeline is not given",
            "'" + file + "' declares it without a default",
            "write params: { " + name + ": … }");
  }
}
