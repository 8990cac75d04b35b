package io.kryptonx.worker.prepare;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.worker.PreparedStage.LoopRules;
import io.kryptonx.worker.PreparedStage.Rules;
import io.kryptonx.worker.evaluation.Names;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.Expression.Wanted;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.expression.Vocabulary;
import io.kryptonx.worker.schema.OutputSchema;
import io.kryptonx.worker.schema.SchemaMistake;
import io.kryptonx.worker.schema.SchemaReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compiles the expressions of stages and reads the schemas of their outputs. */
final class RuleReader {

  private static final Pattern OF_ITEM =
      Pattern.compile("there is no '(" + Names.ITEM + "|" + Names.DIMENSIONS + ")'");

  private final Bundle bundle;
  private final SortedMap<String, Parameter> declared;
  private final SortedMap<String, String> values;
  private final List<Problem> problems;

  /** Checking one takes a millisecond, and thousands of stages may have the same. */
  private final Map<Asked, Expression> compiled = new HashMap<>();

  /**
   * A reader.
   *
   * @param declared the parameters of the pipeline
   * @param values of these
   * @param problems gains what is wrong
   */
  RuleReader(
      Bundle bundle,
      SortedMap<String, Parameter> declared,
      SortedMap<String, String> values,
      List<Problem> problems) {
    this.bundle = bundle;
    this.declared = declared;
    this.values = values;
    this.problems = problems;
  }

  /** The rules of a stage; those with problems are missing. */
  Rules of(Stage stage) {
    boolean none =
        stage.when().isEmpty()
            && stage.validations().isEmpty()
            && !(stage.action() instanceof Action.Expression)
            && !(stage.action() instanceof Action.Loop)
            && !(stage.action() instanceof Action.Route)
            && costOf(stage).isEmpty()
            && stage.outputs().values().stream().allMatch(output -> output.schema().isEmpty());
    return none ? Rules.NONE : read(stage);
  }

  /** Names of the parameters on which outputs depend by an expression. */
  Collection<String> named(Stage stage, Rules rules) {
    TreeSet<String> names = new TreeSet<>();
    Stream.of(rules.action().stream(), rules.validations().stream(), rules.branches().stream())
        .flatMap(Function.identity())
        .flatMap(expression -> expression.mentions().stream())
        .filter(mention -> mention.size() > 1)
        .filter(mention -> Names.PARAMS.equals(mention.getFirst() + "."))
        .map(mention -> mention.get(1))
        .filter(name -> types(stage).get(name) != null)
        .forEach(names::add);
    return names;
  }

  private Rules read(Stage stage) {
    SortedMap<String, Parameter.Type> types = types(stage);
    Map<String, Object> params = new HashMap<>();
    types.forEach((name, type) ->
        params.put(Names.PARAMS + name, Names.value(type, stage.scope().value(name, values))));
    Optional<Expression> when =
        stage.when().flatMap(text -> compile(stage, "when", text, Wanted.FLAG));
    Optional<Expression> action =
        stage.action() instanceof Action.Expression(String text)
            ? compile(stage, "expr", text, Wanted.ANY)
            : Optional.empty();
    List<Expression> validations = new ArrayList<>();
    int count = stage.validations().size();
    for (int i = 0; i < count; i++) {
      String key = count == 1 ? "validate.expr" : "validate." + i + ".expr";
      compile(stage, key, stage.validations().get(i).expression(), Wanted.FLAG)
          .ifPresent(validations::add);
    }
    Optional<Expression> cost =
        costOf(stage).flatMap(text -> compile(stage, "http.cost", text, Wanted.NUMBER));
    return new Rules(
        when, action, validations, params, schemas(stage), loop(stage), branches(stage), cost);
  }

  private static Optional<String> costOf(Stage stage) {
    return stage.action() instanceof Action.Http http ? http.cost() : Optional.empty();
  }

  private List<Expression> branches(Stage stage) {
    return stage.action() instanceof Action.Route route
        ? route.branches().stream()
            .flatMap(branch ->
                compile(stage, "route.to." + branch.name(), branch.condition(), Wanted.FLAG)
                    .stream())
            .toList()
        : List.of();
  }

  private Optional<LoopRules> loop(Stage stage) {
    if (!(stage.action() instanceof Action.Loop loop)) {
      return Optional.empty();
    }
    Vocabulary names = Names.of(loop, types(stage));
    Optional<Expression> until = compile(stage, "loop.until", loop.until(), names, Wanted.VERDICT);
    Optional<Expression> best =
        loop.best().flatMap(text -> compile(stage, "loop.best", text, names, Wanted.NUMBER));
    return until.map(u -> new LoopRules(u, best));
  }

  private Optional<Expression> compile(Stage stage, String key, String text, Wanted wanted) {
    boolean withOutputs = key.startsWith("validate") || wanted == Wanted.NUMBER;
    return compile(stage, key, text, Names.of(stage, types(stage), withOutputs), wanted);
  }

  private Optional<Expression> compile(
      Stage stage, String key, String text, Vocabulary names, Wanted wanted) {
    try {
      Asked asked = new Asked(text, names, wanted);
      Expression expression = compiled.get(asked);
      if (expression == null) {
        expression = Expression.compile(text, names, wanted);
        compiled.put(asked, expression);
      }
      return Optional.of(expression);
    } catch (ExpressionException e) {
      String fix = OF_ITEM.matcher(e.reason()).matches() ? "declare it: reads: [item]" : e.fix();
      String place = e.column() > 0 ? ", at character " + e.column() : "";
      problems.add(
          Mistakes.of(
              Mistakes.EXPRESSION,
              stage,
              key,
              "the expression cannot be used" + place,
              text,
              e.reason(),
              fix));
      return Optional.empty();
    }
  }

  /** Types of the parameters that a stage can name, by their names where it stands. */
  private SortedMap<String, Parameter.Type> types(Stage stage) {
    SortedMap<String, Parameter.Type> types = new TreeMap<>();
    if (stage.scope().folder().isEmpty() && stage.scope().arguments().isEmpty()) {
      declared.forEach((name, parameter) -> types.put(name, parameter.type()));
    }
    stage.scope().arguments().forEach((name, argument) -> types.put(name, type(argument)));
    return types;
  }

  private Parameter.Type type(Argument argument) {
    return switch (argument) {
      case Argument.OfParameter(String name) -> {
        Parameter parameter = declared.get(name);
        yield parameter == null ? Parameter.Type.STRING : parameter.type();
      }
      case Argument.Literal(String value) -> typeOf(value);
    };
  }

  /** What a literal looks like: its declaration is not known here. */
  private static Parameter.Type typeOf(String value) {
    for (Parameter.Type type :
        List.of(Parameter.Type.BOOLEAN, Parameter.Type.INTEGER, Parameter.Type.NUMBER)) {
      if (isCanonical(type, value)) {
        return type;
      }
    }
    return Parameter.Type.STRING;
  }

  private static boolean isCanonical(Parameter.Type type, String value) {
    try {
      return type.canonical(value).equals(value);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Map<String, OutputSchema> schemas(Stage stage) {
    Map<String, OutputSchema> schemas = new HashMap<>();
    for (Output output : stage.outputs().values()) {
      output
          .schema()
          .flatMap(file -> schema(stage, output, file))
          .ifPresent(schema -> schemas.put(output.name(), schema));
    }
    return schemas;
  }

  private Optional<OutputSchema> schema(Stage stage, Output output, String file) {
    String key = "out." + output.name() + ".schema";
    try {
      return SchemaReader.read(file, path -> bundle.add(stage, key, path).map(bundle::bytes));
    } catch (SchemaMistake e) {
      problems.add(
          Mistakes.of(
              Mistakes.SCHEMA, stage, key, "the schema cannot be used", file, e.reason(), e.fix()));
      return Optional.empty();
    }
  }

  /** What an expression is made of. */
  private record Asked(String text, Vocabulary names, Wanted wanted) {}
}
