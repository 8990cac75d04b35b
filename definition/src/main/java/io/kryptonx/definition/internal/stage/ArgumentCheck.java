package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables in the arguments of a program that runs without a shell. */
final class ArgumentCheck {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Problems problems;
  private final Variables variables;
  private final NamedParameters params;
  private final String why;

  ArgumentCheck(Problems problems, Variables variables, NamedParameters params) {
    this(problems, variables, params, "a list runs without a shell");
  }

  /**
   * A check of texts in which only whole names are replaced.
   *
   * @param why that is so
   */
  ArgumentCheck(Problems problems, Variables variables, NamedParameters params, String why) {
    this.problems = problems;
    this.variables = variables;
    this.params = params;
    this.why = why;
  }

  void check(YamlScalar argument) {
    Matcher matcher = VARIABLE.matcher(argument.text());
    while (matcher.find()) {
      String name = matcher.group(1);
      params.named(name, argument.origin().find("${" + name));
      if (!NAME.matcher(name).matches() || !matcher.group().endsWith("}")) {
        noShell(argument, matcher.group());
      } else if (!variables.has(name)
          && !variables.isField(name)
          && !ReadCheck.check(argument, name, problems)) {
        unknown(argument, name);
      }
    }
  }

  private void noShell(YamlScalar argument, String seen) {
    problems.add(
        ProblemCode.UNKNOWN_VARIABLE,
        argument.origin().find(seen),
        "'" + Problems.shown(seen) + "' is not ${name}",
        seen,
        why + ", and only whole names are replaced",
        "write ${name}, or write 'run' as a text for the shell");
  }

  private void unknown(YamlScalar argument, String name) {
    problems.add(
        ProblemCode.UNKNOWN_VARIABLE,
        argument.origin().find("${" + name),
        "'${" + Problems.shown(name) + "}' stands for nothing that this stage has",
        "${" + name + "}",
        variables.names().isEmpty()
            ? "the stage has no inputs, outputs or variables"
            : "the stage has: " + DidYouMean.listed(variables.names()),
        DidYouMean.closest(name, variables.names())
            .map(word -> "did you mean '${" + word + "}'?")
            .orElse("declare it under in, out, env or secrets, or as a parameter"));
  }
}
