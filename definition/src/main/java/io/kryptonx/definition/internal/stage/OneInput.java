package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import java.util.Optional;
import java.util.Set;

/** The one input that an action is about: the key {@code input}, or where there is no choice. */
final class OneInput {

  private static final String KEY = "input";

  private final Context context;
  private final String action;
  private final String reason;

  /**
   * For an action.
   *
   * @param action its key
   * @param reason why one input has to be named
   */
  OneInput(Context context, String action, String reason) {
    this.context = context;
    this.action = action;
    this.reason = reason;
  }

  /** The input that is named, or the only one. */
  Optional<String> input(Fields fields, Variables variables) {
    return fields.has(KEY)
        ? fields.text(KEY, "input: draft").filter(variables::isInput).map(YamlScalar::text)
        : input(fields.map(), variables);
  }

  /** The only one. */
  Optional<String> input(YamlValue value, Variables variables) {
    Set<String> inputs = variables.names(Variables.Role.INPUT);
    if (inputs.size() != 1) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              value.place(),
              inputs.isEmpty()
                  ? "a stage with '" + action + "' needs an input"
                  : "'" + action + "' of a stage with several inputs needs 'input'",
              reason,
              inputs.isEmpty()
                  ? "write in: { draft: … }"
                  : "write input: " + inputs.iterator().next());
    }
    return inputs.size() == 1 ? inputs.stream().findFirst() : Optional.empty();
  }
}
