package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code jdbc} of a stage: rows that are put into a table. */
final class JdbcParser {

  private static final String URL = "url: jdbc:postgresql://db.example/shop";
  private static final String EXAMPLE =
      "jdbc: { url: jdbc:postgresql://db.example/shop, upsert: orders, key: id, rows: orders }";

  /** A password in the address, as one of its parts or as an option. */
  private static final Pattern PASSWORD = Pattern.compile("(?i)//[^/?]*@|[?&](password|user)=");

  private static final Pattern TABLE =
      Pattern.compile("[^.\\p{Cntrl}]{1,63}(\\.[^.\\p{Cntrl}]{1,63})?");
  private static final int MAX_KEY = 32;

  private final Context context;

  JdbcParser(Context context) {
    this.context = context;
  }

  Optional<Action> parse(YamlValue value, Variables variables, NamedParameters params) {
    return context
        .shapes()
        .map(value, "'jdbc' of a stage", EXAMPLE)
        .map(map -> Fields.of(map, Element.JDBC, context.problems()))
        .flatMap(fields -> parse(fields, variables, params));
  }

  private Optional<Action> parse(Fields fields, Variables variables, NamedParameters params) {
    Optional<YamlScalar> url =
        fields
            .require("url", "it says where the database is", URL)
            .flatMap(text -> context.shapes().text(text, "'url'", URL))
            .filter(this::isUrl);
    url.ifPresent(text -> named(text, params));
    Optional<YamlScalar> user = fields.text("user", "user: shop");
    Optional<YamlScalar> password =
        fields.text("password", "password: DB_PASSWORD").filter(n -> isSecret(n, variables));
    Optional<YamlScalar> table =
        fields
            .require("upsert", "it names the table", "upsert: orders")
            .flatMap(text -> context.shapes().text(text, "'upsert'", "upsert: orders"))
            .filter(this::isTable);
    List<String> key = key(fields);
    Optional<YamlScalar> rows =
        fields
            .require("rows", "it names the input that holds the rows", "rows: orders")
            .flatMap(text -> context.shapes().text(text, "'rows'", "rows: orders"))
            .filter(variables::isInput);
    if (url.isEmpty() || table.isEmpty() || key.isEmpty() || rows.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Action.Jdbc(
            url.get().text(),
            user.map(YamlScalar::text),
            password.map(YamlScalar::text),
            table.get().text(),
            key,
            rows.get().text()));
  }

  private List<String> key(Fields fields) {
    String example = "key: [id]";
    Optional<YamlValue> value =
        fields.require("key", "it names the columns by which a row is known", example);
    List<String> key = new ArrayList<>();
    for (YamlScalar column :
        value.map(v -> context.shapes().oneOrMore(v, "'key'", example)).orElse(List.of())) {
      if (key.contains(column.text()) || key.size() == MAX_KEY) {
        context
            .problems()
            .add(
                ProblemCode.REPEATED,
                column.place(),
                "the column '" + Problems.shown(column.text()) + "' cannot be listed here",
                column.text(),
                "a key has each column once, and " + MAX_KEY + " at most",
                "remove it");
      } else {
        key.add(column.text());
      }
    }
    return key;
  }

  /** Parameters are all that may stand in an address. */
  private void named(YamlScalar url, NamedParameters params) {
    new ArgumentCheck(
            context.problems(),
            new Variables(context.problems()),
            params,
            "no shell reads this text")
        .check(url);
  }

  private boolean isUrl(YamlScalar text) {
    String url = text.text();
    boolean known = url.startsWith(Action.Jdbc.POSTGRESQL) || url.startsWith(Action.Jdbc.SQLITE);
    if (known && !PASSWORD.matcher(url).find()) {
      return true;
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_URL,
            text.place(),
            known
                ? "a user or password stands in the address of a database"
                : "'" + Problems.shown(url) + "' is no address of a database that can be used",
            known ? url.replaceAll("(?<=[:=])[^@&/:=]*(?=@|&|$)", "…") : url,
            known
                ? "an address is journaled, and they would be, too"
                : "it begins with " + Action.Jdbc.POSTGRESQL + " or " + Action.Jdbc.SQLITE,
            known ? "write user: NAME and password: SECRET" : "write it like " + URL);
    return false;
  }

  private boolean isTable(YamlScalar text) {
    boolean table = TABLE.matcher(text.text()).matches();
    if (!table) {
      context
          .problems()
          .add(
              ProblemCode.BAD_NAME,
              text.place(),
              "a table cannot be '" + Problems.shown(text.text()) + "'",
              text.text(),
              "it has a name of at most 63 characters, behind a schema and a dot where it has one",
              "write it like orders, or shop.orders");
    }
    return table;
  }

  private boolean isSecret(YamlScalar name, Variables variables) {
    Set<String> secrets = variables.names(Variables.Role.SECRET);
    if (!secrets.contains(name.text())) {
      context
          .problems()
          .add(
              ProblemCode.UNKNOWN_VARIABLE,
              name.place(),
              "'password' names no secret of the stage",
              secrets.isEmpty()
                  ? "the stage has none, and a password itself must not stand in a definition"
                  : "the stage has: " + DidYouMean.listed(secrets),
              "write secrets: [DB_PASSWORD] and password: DB_PASSWORD");
    }
    return secrets.contains(name.text());
  }
}
