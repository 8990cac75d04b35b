package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.problem.Place;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The parameters that a stage names: those of {@code params:}, and those in its text. */
final class NamedParameters {

  private final Context context;
  private final Variables variables;
  private final Set<String> names = new TreeSet<>();

  NamedParameters(Context context, Variables variables) {
    this.context = context;
    this.variables = variables;
  }

  /** Takes those of {@code params:}. */
  void listed(Fields fields) {
    List<YamlScalar> texts =
        fields
            .get("params")
            .map(value -> context.shapes().texts(value, "'params' of a stage", "params: [width]"))
            .orElse(List.of());
    for (YamlScalar text : texts) {
      required(text.text(), text.place(), text.text());
    }
  }

  /** Takes one that must be declared. */
  void required(String name, Place place, String seen) {
    if (context.parameters().contains(name)) {
      named(name, place);
    } else {
      unknown(name, place, seen);
    }
  }

  /** Takes one that stands in a text, if it is declared. */
  void named(String name, Place place) {
    if (context.parameters().contains(name) && names.add(name)) {
      variables.add(name, Variables.Role.PARAMETER, place);
    }
  }

  /** Those named so far. */
  Set<String> names() {
    return names;
  }

  private void unknown(String name, Place place, String seen) {
    Set<String> declared = context.parameters();
    context
        .problems()
        .add(
            ProblemCode.UNKNOWN_PARAMETER,
            place,
            "there is no parameter '" + Problems.shown(name) + "'",
            seen,
            declared.isEmpty()
                ? "the pipeline declares none"
                : "the pipeline declares: " + DidYouMean.listed(declared),
            DidYouMean.closest(name, declared)
                .map(word -> "did you mean '" + word + "'?")
                .orElse("declare it under 'params' of the pipeline"));
  }
}
