package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.value.Numbers;
import io.kryptonx.definition.internal.value.Sizes;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.TableFormat;
import java.util.List;
import java.util.Optional;

/** {@code split}: a table, cut by the values of a column or by size. */
final class SplitParser {

  private static final String EXAMPLE = "split: { csv: rows, by: id, into: 16 }";
  private static final List<TableFormat> FORMATS = List.of(TableFormat.CSV, TableFormat.JSONL);

  /** The least bytes of a part on average. */
  private static final long LEAST_BYTES = 1024;

  private final Context context;

  SplitParser(Context context) {
    this.context = context;
  }

  Optional<Action> parse(YamlValue value, Variables variables) {
    return context
        .shapes()
        .map(value, "'split'", EXAMPLE)
        .map(map -> Fields.of(map, Element.SPLIT, context.problems()))
        .flatMap(fields -> parse(fields, variables));
  }

  private Optional<Action> parse(Fields fields, Variables variables) {
    List<TableFormat> formats = FORMATS.stream().filter(f -> fields.has(f.label())).toList();
    if (fields.map().entries().isEmpty()) {
      missing(fields, "csv' or 'jsonl", "it names the input that is cut");
      return Optional.empty();
    }
    Optional<Action.Split.Cut> cut = cut(fields);
    if (formats.isEmpty()) {
      if (FORMATS.stream().noneMatch(format -> fields.isMisspelt(format.label()))) {
        missing(fields, "csv' or 'jsonl", "it names the input that is cut");
      }
      return Optional.empty();
    }
    formats.stream()
        .skip(1)
        .forEach(f -> fields.conflict(f.label(), "one table is cut", "remove one of the two"));
    TableFormat format = formats.getFirst();
    return fields
        .text(format.label(), EXAMPLE)
        .filter(variables::isInput)
        .flatMap(input -> cut.map(c -> new Action.Split(input.text(), format, c)));
  }

  private Optional<Action.Split.Cut> cut(Fields fields) {
    if (fields.has("size")) {
      for (String key : List.of("by", "into")) {
        fields.conflict(key, "the table is cut by 'size' already", "remove one of the two");
      }
      return fields
          .text("size", "size: 1MiB")
          .flatMap(text -> Sizes.parse(text, LEAST_BYTES, context.problems()))
          .map(Action.Split.Cut.BySize::new);
    }
    if (!fields.has("by") && !fields.has("into") && !fields.isMisspelt("by")) {
      if (!fields.isMisspelt("size")) {
        missing(fields, "by' and 'into', or 'size", "they say where one part ends");
      }
      return Optional.empty();
    }
    Optional<YamlScalar> column =
        fields
            .require("by", "rows with equal values of a column stay together", "by: id")
            .flatMap(value -> context.shapes().text(value, "'by'", "the name of a column"));
    Optional<Integer> parts =
        fields
            .require("into", "it says how many parts there are", "into: 16")
            .flatMap(value ->
                Numbers.count(
                    value, "'into'", 1, Action.Split.Cut.ByColumn.MAX_PARTS, context.problems()));
    return column.flatMap(by -> parts.map(into -> new Action.Split.Cut.ByColumn(by.text(), into)));
  }

  private void missing(Fields fields, String keys, String why) {
    context
        .problems()
        .add(
            ProblemCode.MISSING_KEY,
            fields.map().place(),
            "split needs '" + keys + "'",
            why,
            "write " + EXAMPLE);
  }
}
