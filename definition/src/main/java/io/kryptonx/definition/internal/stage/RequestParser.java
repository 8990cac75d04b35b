package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Address and headers of a request of HTTP, of a source or of a stage. */
public final class RequestParser {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");

  private final Context context;
  private final Set<String> secrets;
  private final Consumer<YamlScalar> variables;

  /**
   * Parses requests within {@code context}.
   *
   * @param secrets names that must not stand in an address
   * @param variables takes each text in which variables may stand
   */
  public RequestParser(Context context, Set<String> secrets, Consumer<YamlScalar> variables) {
    this.context = context;
    this.secrets = secrets;
    this.variables = variables;
  }

  /**
   * The address.
   *
   * @param what it is the value of, for people
   */
  public Optional<YamlScalar> url(YamlValue value, String what, String example) {
    Optional<YamlScalar> url =
        context.shapes().text(value, what, example).filter(text -> isUrl(text, example));
    url.ifPresent(variables);
    return url;
  }

  /** The values of headers by their names. */
  public SortedMap<String, String> headers(Fields fields) {
    SortedMap<String, String> headers = new TreeMap<>();
    String example = "headers: { Authorization: \"Bearer ${API_TOKEN}\" }";
    for (YamlMap.Entry entry : fields.entries("headers", example)) {
      Optional<YamlScalar> value =
          context.shapes().scalar(entry.value(), "the value of a header", "a text");
      value.ifPresent(variables);
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

  private boolean isUrl(YamlScalar text, String example) {
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
          uri.getUserInfo() == null ? "write it like " + example : "put it into a header");
    } catch (URISyntaxException e) {
      bad(text, e.getReason(), "write it like " + example);
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
