package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a stage does, by the key that says so, and the parameters that it names. */
final class ActionParser {

  private final Context context;
  private final RunParser runs;
  private final JavaParser javas;
  private final SplitParser splits;
  private final HttpParser https;
  private final JdbcParser jdbcs;
  private final ApproveParser approves;
  private final RouteParser routes;

  ActionParser(Context context) {
    this.context = context;
    this.runs = new RunParser(context);
    this.javas = new JavaParser(context);
    this.splits = new SplitParser(context);
    this.https = new HttpParser(context);
    this.jdbcs = new JdbcParser(context);
    this.approves = new ApproveParser(context);
    this.routes = new RouteParser(context);
  }

  /** The action; parameters that it names go to {@code params}. */
  Optional<Action> parse(Fields fields, Variables variables, NamedParameters params) {
    List<ActionKind> kinds = ActionKind.of(fields);
    if (kinds.isEmpty()) {
      return none(fields);
    }
    return ActionKind.isSingle(fields, context.problems())
        ? one(kinds.getFirst(), fields, variables, params)
        : Optional.empty();
  }

  private Optional<Action> one(
      ActionKind kind, Fields fields, Variables variables, NamedParameters params) {
    kind.check(fields);
    Optional<YamlValue> value = fields.get(kind.key());
    return switch (kind) {
      case RUN -> {
        javas.noClasspath(fields, "'run' starts a program");
        yield value.flatMap(v -> runs.parse(v, fields, variables, params));
      }
      case JAVA -> value.flatMap(v -> javas.parse(v, fields));
      case EXPR ->
          value
              .flatMap(v -> context.shapes().text(v, "'expr'", "expr: \"'hello'\""))
              .map(text -> new Action.Expression(Expressions.checked(text, params)));
      case SPLIT -> value.flatMap(v -> splits.parse(v, variables));
      case HTTP -> value.flatMap(v -> https.parse(v, variables, params));
      case JDBC -> value.flatMap(v -> jdbcs.parse(v, variables, params));
      case APPROVE -> value.flatMap(v -> approves.parse(v, variables));
      case ROUTE -> value.flatMap(v -> routes.parse(v, variables, params));
      case LOOP, PIPELINE -> Optional.empty(); // resolved before stages are parsed
    };
  }

  private Optional<Action> none(Fields fields) {
    Set<String> seen = new TreeSet<>(fields.map().keys());
    seen.retainAll(Element.STAGE.later());
    boolean misspelt =
        Stream.of(ActionKind.values()).anyMatch(kind -> fields.isMisspelt(kind.key()));
    if (seen.isEmpty() && !misspelt) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              fields.map().place(),
              Element.STAGE.label() + " needs an action: one of " + ActionKind.listed(),
              "without one it makes nothing",
              "write run: COMMAND, or java: FILE.java");
    }
    return Optional.empty();
  }
}
