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
import java.util.stream.Stream;

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
      fields.conflict(
          "shell",
          "a list runs without a shell",
          "remove it, or write 'run' as a text for the shell");
      return program(list, new ArgumentCheck(context.problems(), variables, params), scripts);
    }
    return context
        .shapes()
        .text(value, "'run'", EXAMPLE)
        .map(text -> new Action.Shell(check(text, variables, params, scripts), shell(fields)));
  }

  /** Program and arguments, as a list or as a text with blanks between them. */
  List<String> shell(Fields fields) {
    Optional<YamlValue> value = fields.get("shell");
    if (value.isEmpty()) {
      return Action.Shell.BASH;
    }
    List<YamlScalar> words =
        context.shapes().oneOrMore(value.get(), "'shell'", "shell: sh -eu, or shell: [sh, -eu]");
    if (value.get() instanceof YamlList list && list.values().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              list.place(),
              "'shell' is an empty list",
              "its first value is the program",
              "write shell: [sh, -eu]");
    }
    List<String> shell =
        value.get() instanceof YamlList
            ? words.stream().map(YamlScalar::text).toList()
            : words.stream().flatMap(text -> Stream.of(text.text().strip().split("\\s+"))).toList();
    return shell.isEmpty() ? Action.Shell.BASH : shell;
  }

  private String check(
      YamlScalar text, Variables variables, NamedParameters params, ScriptCheck scripts) {
    for (String name : ShellText.names(text.text())) {
      params.named(name, ReadCheck.use(text, name));
      if (!variables.has(name) && !ShellText.assigns(text.text(), name)) {
        ReadCheck.check(text, name, context.problems());
      }
    }
    ShellText.scripts(text.text()).forEach(script -> scripts.check(text, script));
    return text.text();
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
