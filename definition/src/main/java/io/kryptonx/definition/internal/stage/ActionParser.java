package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** What a stage does, by the key that says so, and the parameters that it names. */
final class ActionParser {

  private static final List<String> KINDS = List.of("run", "java");
  private static final List<String> LATER =
      List.of(
          "expr", "llm", "http", "jdbc", "split", "pipeline", "loop", "route", "approve", "expand");

  private final Context context;
  private final RunParser runs;
  private final JavaParser javas;

  ActionParser(Context context) {
    this.context = context;
    this.runs = new RunParser(context);
    this.javas = new JavaParser(context);
  }

  /** The action; its parameters go to {@code stage}. */
  Optional<Action> parse(Fields fields, Variables variables, Stage.Builder stage) {
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    NamedParameters params = new NamedParameters(context, variables);
    params.listed(fields);
    Optional<Action> action =
        switch (kinds.size()) {
          case 0 -> none(fields);
          case 1 -> one(kinds.getFirst(), fields, variables, params);
          default -> several(fields);
        };
    stage.params(params.names());
    return action;
  }

  private Optional<Action> one(
      String kind, Fields fields, Variables variables, NamedParameters params) {
    Optional<YamlValue> value = fields.get(kind);
    if (kind.equals("java")) {
      return value.flatMap(v -> javas.parse(v, fields));
    }
    javas.noClasspath(fields, "'run' starts a program");
    return value.flatMap(v -> runs.parse(v, fields, variables, params));
  }

  private Optional<Action> none(Fields fields) {
    if (LATER.stream().noneMatch(fields::has) && KINDS.stream().noneMatch(fields::isMisspelt)) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              fields.map().place(),
              Element.STAGE.label() + " needs an action: 'run' or 'java'",
              "without one it makes nothing",
              "write run: COMMAND, or java: FILE.java");
    }
    return Optional.empty();
  }

  private Optional<Action> several(Fields fields) {
    context
        .problems()
        .add(
            ProblemCode.CONFLICTING_KEYS,
            fields.map().entry("java").orElseThrow().at().place(),
            "the stage has two actions, 'run' and 'java'",
            "java",
            "a stage does one thing",
            "remove one of the two, or make two stages");
    return Optional.empty();
  }
}
