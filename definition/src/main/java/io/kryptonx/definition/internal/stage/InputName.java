package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.Set;

/** A text that names an input of the stage in which it stands. */
final class InputName {

  private InputName() {}

  /** Whether it does; it is a problem if not. */
  static boolean check(YamlScalar name, Variables variables, Problems problems) {
    Set<String> inputs = variables.names(Variables.Role.INPUT);
    if (!inputs.contains(name.text())) {
      problems.add(
          ProblemCode.UNKNOWN_INPUT,
          name.place(),
          "the stage has no input '" + Problems.shown(name.text()) + "'",
          name.text(),
          inputs.isEmpty() ? "it has none at all" : "its inputs are: " + DidYouMean.listed(inputs),
          inputs.isEmpty()
              ? "write in: { " + name.text() + ": … }"
              : DidYouMean.fix(name.text(), inputs));
    }
    return inputs.contains(name.text());
  }
}
