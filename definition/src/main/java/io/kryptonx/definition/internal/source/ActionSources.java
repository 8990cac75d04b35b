package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.stage.CommandParser;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Source;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code run:} and {@code http:}: what is evaluated once per run. */
final class ActionSources {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
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
    Optional<YamlScalar> url =
        context.shapes().text(value, "'http'", EXAMPLE).filter(text -> isUrl(text, secrets));
    url.ifPresent(text -> variables(text, Set.of(), params));
    SortedMap<String, String> headers = headers(fields, secrets, params);
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

  private SortedMap<String, String> headers(
      Fields fields, Set<String> secrets, Set<String> params) {
    SortedMap<String, String> headers = new TreeMap<>();
    String example = "headers: { Authorization: \"Bearer ${API_TOKEN}\" }";
    for (YamlMap.Entry entry : fields.entries("headers", example)) {
      Optional<YamlScalar> value =
          context.shapes().scalar(entry.value(), "the value of a header", "a text");
      value.ifPresent(text -> variables(text, secrets, params));
      if (!HEADER.matcher(entry.key()).matches()) {
        context
            .problems()
            .add(
                ProblemCode.BAD_NAME,
                entry.at().place(),
                "a header cannot be '" + Problems.shown(entry.key()) + "'",
                entry.key(),
                "its name has letters, digits and '-'",
                "write it like Accept-Language");
      } else {
        value.filter(this::isLine).ifPresent(text -> headers.put(entry.key(), text.text()));
      }
    }
    return headers;
  }

  private boolean isLine(YamlScalar value) {
    boolean line = value.text().chars().noneMatch(c -> c == '\n' || c == '\r');
    if (!line) {
      context
          .problems()
          .add(
              ProblemCode.BAD_URL,
              value.place(),
              "a header has several lines",
              value.text(),
              "what follows would be another header",
              "write it on one line");
    }
    return line;
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

  private boolean isUrl(YamlScalar text, Set<String> secrets) {
    Optional<String> secret =
        secrets.stream().filter(name -> text.text().contains("${" + name + "}")).findFirst();
    if (secret.isPresent()) {
      bad(text, "a URL is journaled, and a secret in it would be, too", "put it into a header");
      return false;
    }
    String plain = VARIABLE.matcher(text.text()).replaceAll("x");
    try {
      URI uri = new URI(plain);
      boolean scheme = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (scheme && uri.getHost() != null && uri.getUserInfo() == null) {
        return true;
      }
      bad(
          text,
          uri.getUserInfo() == null
              ? "it begins with https:// or http://, and has a host"
              : "a password would be journaled",
          uri.getUserInfo() == null ? "write it like " + EXAMPLE : "put it into a header");
    } catch (URISyntaxException e) {
      bad(text, e.getReason(), "write it like " + EXAMPLE);
    }
    return false;
  }

  private void bad(YamlScalar text, String reason, String fix) {
    context
        .problems()
        .add(
            ProblemCode.BAD_URL,
            text.place(),
            "'" + Problems.shown(text.text()) + "' is no URL that can be used",
            text.text(),
            reason,
            fix);
  }
}
