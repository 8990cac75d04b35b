package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Http.Method;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** {@code http} of a stage: a request that acts on another system. */
final class HttpParser {

  private static final String EXAMPLE = "http: { url: https://mail.example/send, body: text }";

  /** The header that carries the key. */
  private static final String KEY = "Idempotency-Key";

  private final Context context;

  HttpParser(Context context) {
    this.context = context;
  }

  Optional<Action> parse(YamlValue value, Variables variables, NamedParameters params) {
    return context
        .shapes()
        .map(value, "'http' of a stage", EXAMPLE)
        .map(map -> Fields.of(map, Element.HTTP, context.problems()))
        .flatMap(fields -> parse(fields, variables, params));
  }

  private Optional<Action> parse(Fields fields, Variables variables, NamedParameters params) {
    ArgumentCheck arguments =
        new ArgumentCheck(context.problems(), variables, params, "no shell reads this text");
    RequestParser request =
        new RequestParser(
            context,
            variables.names(Variables.Role.SECRET),
            text -> {
              arguments.check(text);
              noPaths(text, variables);
            });
    Optional<YamlScalar> url =
        fields
            .require("url", "it says where the request goes", "url: https://mail.example/send")
            .flatMap(text -> request.url(text, "'url'", "url: https://mail.example/send"));
    SortedMap<String, String> headers = request.headers(fields);
    headers.keySet().stream().filter(KEY::equalsIgnoreCase).forEach(name -> keyed(fields, name));
    Method method = fields.text("method", "method: POST").flatMap(this::method).orElse(Method.POST);
    Optional<YamlScalar> body = fields.text("body", "body: text").filter(variables::isInput);
    Optional<String> cost =
        fields
            .text("cost", "cost: double(answer.usage.total_tokens) * 0.000002")
            .map(text -> Expressions.checked(text, apart()));
    return url.map(
        u -> new Action.Http(u.text(), method, headers, body.map(YamlScalar::text), cost));
  }

  /** What tells the cost decides nothing of what is made: the stage does not depend on it. */
  private NamedParameters apart() {
    return new NamedParameters(context, new Variables(context.problems()));
  }

  private Optional<Method> method(YamlScalar text) {
    if (text.text().equals("GET") || text.text().equals("HEAD")) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_WORD,
              text.place(),
              "'method' cannot be '" + text.text() + "'",
              text.text(),
              "such a request changes nothing, and a stage with 'http' acts",
              "ask in a source: http: https://example.com/rates.json");
      return Optional.empty();
    }
    return Words.choice(
        text, "'method'", List.of(Method.values()), Method::name, context.problems());
  }

  private void keyed(Fields fields, String name) {
    context
        .problems()
        .add(
            ProblemCode.CONFLICTING_KEYS,
            fields.map().entry("headers").orElseThrow().at().place(),
            "the request has the header '" + name + "' already",
            name,
            "the engine sends the key of the effect in it",
            "remove it; under another name ${KX_KEY} stands for the key");
  }

  /** A path says nothing to another system. */
  private void noPaths(YamlScalar text, Variables variables) {
    Set<String> paths = new TreeSet<>(variables.names(Variables.Role.INPUT));
    paths.addAll(variables.names(Variables.Role.OUTPUT));
    for (String name : paths) {
      if (text.text().contains("${" + name + "}")) {
        context
            .problems()
            .add(
                ProblemCode.UNKNOWN_VARIABLE,
                text.origin().find("${" + name),
                "'${" + Problems.shown(name) + "}' stands for a file, which cannot stand here",
                "${" + name + "}",
                "what is sent as a whole is the body",
                "write body: INPUT, or name a field of a JSON input: ${INPUT_FIELD}");
      }
    }
  }
}
