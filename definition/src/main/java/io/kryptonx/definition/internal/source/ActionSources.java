package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.stage.CommandParser;
import io.kryptonx.definition.internal.stage.RequestParser;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code run:} and {@code http:}: what is evaluated once per run. */
final class ActionSources {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final String EXAMPLE = "http: https://example.com/rates.json";

  private final Context context;

  ActionSources(Context context) {
    this.context = context;
  }

  Optional<Source> run(String name, YamlValue value, Fields fields) {
    Optional<String> schema =
        fields.text("schema", "schema: schemas/rates.json").flatMap(context.paths()::file);
    MediaType guess = fields.has("schema") ? MediaType.JSON : MediaType.parse("text/plain");
    Optional<MediaType> type = SourceFields.type(fields, context, guess);
    if (fields.has("schema")) {
      type.ifPresent(t -> Types.checkStructured(fields, t));
    }
    return type.map(t ->
        new Source.Command(
            name,
            new CommandParser(context).parse(value, fields, new Output(name, t, false, schema))));
  }

  Optional<Source> http(String name, YamlValue value, Fields fields) {
    Set<String> params = new TreeSet<>();
    Set<String> secrets = new TreeSet<>();
    for (YamlScalar text : fields.oneOrMore("secrets", "secrets: [API_TOKEN]")) {
      if (context.names().variable(text.text(), text.origin(), "a secret")) {
        secrets.add(text.text());
      }
    }
    RequestParser request =
        new RequestParser(context, secrets, text -> variables(text, secrets, params));
    Optional<YamlScalar> url = request.url(value, "'http'", EXAMPLE);
    SortedMap<String, String> headers = request.headers(fields);
    Optional<Duration> timeout =
        fields
            .text("timeout", "timeout: 30s")
            .flatMap(text -> Durations.parse(text, context.problems()));
    MediaType guess =
        url.map(text ->
                Types.ofFile(text.text().replaceAll("[?#].*", "").replaceAll("^\\w+://[^/]*", "")))
            .orElse(MediaType.BYTES);
    Optional<MediaType> type = SourceFields.type(fields, context, guess);
    return url.flatMap(text ->
        type.map(t ->
            new Source.Http(
                name,
                text.text(),
                headers,
                List.copyOf(params),
                List.copyOf(secrets),
                timeout,
                t)));
  }

  /** Takes the parameters that a text names. */
  private void variables(YamlScalar text, Set<String> secrets, Set<String> params) {
    Matcher matcher = VARIABLE.matcher(text.text());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (context.parameters().contains(name)) {
        params.add(name);
      } else if (!secrets.contains(name)) {
        unknown(text, name, secrets);
      }
    }
  }

  private void unknown(YamlScalar text, String name, Set<String> secrets) {
    Set<String> known = new TreeSet<>(context.parameters());
    known.addAll(secrets);
    context
        .problems()
        .add(
            ProblemCode.UNKNOWN_VARIABLE,
            text.origin().find("${" + name),
            "'${" + Problems.shown(name) + "}' stands for nothing",
            "${" + name + "}",
            known.isEmpty() ? "there are no parameters" : "there are: " + DidYouMean.listed(known),
            DidYouMean.closest(name, known)
                .map(word -> "did you mean '${" + word + "}'?")
                .orElse(
                    "declare it under 'params' of the pipeline, or in a header under 'secrets'"));
  }
}
