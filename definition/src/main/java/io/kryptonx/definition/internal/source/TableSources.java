package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.TableFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code csv:}, {@code jsonl:} and {@code json:}: tables whose rows are items. */
final class TableSources {

  private static final String EXAMPLE = "item: id, or item: { clip: \"row.file\" }";
  private static final Pattern COLUMN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private final Context context;

  TableSources(Context context) {
    this.context = context;
  }

  Optional<Source> parse(String name, YamlValue value, TableFormat format, Fields fields) {
    String key = "'" + format.label() + "'";
    Optional<YamlScalar> text = context.shapes().text(value, key, "the path of a table");
    Optional<String> path = text.flatMap(context.paths()::relative);
    // A source whose file is missing is still a node that others may refer to.
    path.ifPresent(_ -> text.ifPresent(context.paths()::exists));
    boolean empty = SourceFields.emptyAllowed(fields, context);
    Optional<List<Source.Table.Key>> item =
        fields.require("item", "it names the items that the rows are", EXAMPLE).flatMap(this::item);
    return path.flatMap(p -> item.map(keys -> new Source.Table(name, format, p, keys, empty)));
  }

  private Optional<List<Source.Table.Key>> item(YamlValue value) {
    if (value instanceof YamlMap map) {
      return dimensions(map);
    }
    return context
        .shapes()
        .text(value, "'item'", EXAMPLE)
        .filter(this::isColumn)
        .filter(text -> context.names().plain(text.text(), text.origin(), "a dimension"))
        .map(text -> List.of(new Source.Table.Key(text.text(), "row." + text.text())));
  }

  private Optional<List<Source.Table.Key>> dimensions(YamlMap map) {
    List<Source.Table.Key> keys = new ArrayList<>();
    if (map.entries().isEmpty() || map.entries().size() > Item.MAX_PARTS) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              map.place(),
              map.entries().isEmpty()
                  ? "'item' names no dimension"
                  : "'item' names more than " + Item.MAX_PARTS + " dimensions",
              "the rows could not be told apart, or not be named",
              "write " + EXAMPLE);
      return Optional.empty();
    }
    boolean understood = true;
    for (YamlMap.Entry entry : map.entries()) {
      boolean named = context.names().plain(entry.key(), entry.at(), "a dimension");
      Optional<YamlScalar> text =
          context.shapes().text(entry.value(), "a dimension", "an expression, such as \"row.id\"");
      understood &= named && text.isPresent();
      text.ifPresent(t -> keys.add(new Source.Table.Key(entry.key(), t.text())));
    }
    return understood ? Optional.of(keys) : Optional.empty();
  }

  /** A text is the name of a column; what looks like an expression was meant for the long form. */
  private boolean isColumn(YamlScalar text) {
    String column = text.text();
    if (COLUMN.matcher(column).matches()) {
      return true;
    }
    boolean expression = column.startsWith("row.") || column.startsWith("row[");
    String last = column.substring(column.lastIndexOf('.') + 1);
    String name = COLUMN.matcher(last).matches() ? last : "id";
    context
        .problems()
        .add(
            ProblemCode.BAD_NAME,
            text.place(),
            "'" + Problems.shown(column) + "' cannot be the name of a dimension",
            column,
            "a plain text is a column, and its name that of the dimension",
            "write item: { "
                + name
                + ": "
                + (expression ? "\"" + column + "\"" : "'row[\"" + column + "\"]'")
                + " }");
    return false;
  }
}
