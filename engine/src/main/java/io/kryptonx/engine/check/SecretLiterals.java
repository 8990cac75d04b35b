package io.kryptonx.engine.check;

import io.kryptonx.definition.Definition;
import io.kryptonx.definition.problem.SecretText;
import io.kryptonx.definition.problem.SecretText.Found;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Secrets that stand in a definition, where everybody who can read it has them. */
final class SecretLiterals {

  private final Definition definition;
  private final List<Problem> problems = new ArrayList<>();

  private SecretLiterals(Definition definition) {
    this.definition = definition;
  }

  /** Those in parameters, variables and commands, with their places. */
  static List<Problem> of(Definition definition, Pipeline pipeline) {
    SecretLiterals literals = new SecretLiterals(definition);
    pipeline
        .params()
        .forEach((name, parameter) ->
            parameter.initial().ifPresent(value -> literals.named("params." + name, name, value)));
    pipeline.stages().values().forEach(stage -> literals.action("stages." + stage.name(), stage));
    pipeline.sources().values().forEach(literals::source);
    return literals.problems;
  }

  private void action(String pointer, Stage stage) {
    stage.env().forEach((name, value) -> named(pointer + ".env." + name, name, value));
    switch (stage.action()) {
      case Action.Shell(String text, _) -> look(pointer + ".run", text);
      case Action.Program(var arguments) -> arguments.forEach(a -> look(pointer + ".run", a));
      case Action.Expression(String text) -> look(pointer + ".expr", text);
      case Action.Http http -> {
        look(pointer + ".http.url", http.url());
        http.headers()
            .forEach((name, value) -> named(pointer + ".http.headers." + name, name, value));
      }
      case Action.Jdbc jdbc -> look(pointer + ".jdbc.url", jdbc.url());
      case Action.Loop loop -> {
        look(pointer + ".loop.until", loop.until());
        loop.best().ifPresent(text -> look(pointer + ".loop.best", text));
      }
      case Action.Route route ->
          route
              .branches()
              .forEach(each -> look(pointer + ".route.to." + each.name(), each.condition()));
      case Action.JavaFile _,
          Action.JavaClass _,
          Action.Split _,
          Action.Approve _,
          Action.Removed _ -> {}
    }
  }

  private void source(Source source) {
    String pointer = "sources." + source.name();
    switch (source) {
      case Source.Command command -> action(pointer, command.stage());
      case Source.Http http -> {
        look(pointer + ".http", http.url());
        http.headers().forEach((name, value) -> named(pointer + ".headers." + name, name, value));
      }
      case Source.Value value -> look(pointer + ".value", value.json());
      case Source.Values values ->
          values.json().forEach((item, json) -> look(pointer + ".values." + item, json));
      case Source.Files _, Source.File _, Source.Tree _, Source.Table _ -> {}
    }
  }

  private void named(String pointer, String name, String value) {
    boolean literal = !value.isBlank() && !value.contains("$");
    if (literal && SecretText.isNamedLikeOne(name)) {
      add(pointer, new Found("the value of something called " + name, value));
    } else {
      look(pointer, value);
    }
  }

  private void look(String pointer, String text) {
    SecretText.find(text).forEach(secret -> add(pointer, secret));
  }

  /** It is located by the secret itself, and shown without. */
  private void add(String pointer, Found secret) {
    Problem located =
        definition
            .locate(
                List.of(
                    AdviceCode.SECRET.at(
                        pointer,
                        "this looks like a secret: " + secret.what(),
                        secret.text(),
                        "everybody who can read the definition has it, and it is part of"
                            + " fingerprints and journals for good",
                        "put its name under secrets of the stage, and set the variable before"
                            + " starting; change the secret if it was shared already")))
            .getFirst();
    problems.add(
        new Problem(
            located.code(),
            located.severity(),
            located.place(),
            located.message(),
            Optional.of(secret.masked()),
            located.reason(),
            located.fix()));
  }
}
