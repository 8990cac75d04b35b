package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import java.util.List;
import java.util.Optional;

/** {@code run}: a text for bash, or a program with arguments. */
final class RunParser {

  private static final String EXAMPLE = "run: cp \"$photo\" \"$copy\"";

  private final Context context;

  RunParser(Context context) {
    this.context = context;
  }

  Optional<Action> parse(
      YamlValue value, Fields fields, Variables variables, NamedParameters params) {
    ScriptCheck scripts = new ScriptCheck(context, fields);
    if (value instanceof YamlList list) {
      return program(list, new ArgumentCheck(context.problems(), variables, params), scripts);
    }
    return context
        .shapes()
        .text(value, "'run'", EXAMPLE)
        .map(text -> shell(text, variables, params, scripts));
  }

  private Action shell(
      YamlScalar text, Variables variables, NamedParameters params, ScriptCheck scripts) {
    for (String name : ShellText.names(text.text())) {
      params.named(name, ReadCheck.use(text, name));
      if (!variables.has(name) && !ShellText.assigns(text.text(), name)) {
        ReadCheck.check(text, name, context.problems());
      }
    }
    ShellText.scripts(text.text()).forEach(script -> scripts.check(text, script));
    return new Action.Shell(text.text());
  }

  private Optional<Action> program(YamlList list, ArgumentCheck arguments, ScriptCheck scripts) {
    int before = context.problems().count();
    if (list.values().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              list.place(),
              "'run' is an empty list",
              "its first value is the program",
              "write run: [convert, \"${photo}\", \"${thumb}\"]");
    }
    List<YamlScalar> texts =
        list.values().stream()
            .map(v -> context.shapes().scalar(v, "an argument of 'run'", "a text"))
            .flatMap(Optional::stream)
            .toList();
    texts.forEach(arguments::check);
    texts.stream().limit(1).forEach(program -> scripts.program(program));
    return context.problems().count() == before
        ? Optional.of(new Action.Program(texts.stream().map(YamlScalar::text).toList()))
        : Optional.empty();
  }
}
