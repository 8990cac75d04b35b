package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.yaml.CanonicalJson;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Source;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code value:} and {@code values:}. */
final class ValueSources {

  private final Context context;

  ValueSources(Context context) {
    this.context = context;
  }

  Optional<Source> value(String name, YamlValue value) {
    return CanonicalJson.of(value, context.problems()).map(json -> new Source.Value(name, json));
  }

  Optional<Source> values(String name, YamlValue value) {
    return context
        .shapes()
        .map(value, "'values'", "values: { wide: { w: 60 }, narrow: { w: 24 } }")
        .flatMap(map -> values(name, map));
  }

  private Optional<Source> values(String name, YamlMap map) {
    Problems problems = context.problems();
    int before = problems.count();
    SortedMap<String, String> json = new TreeMap<>();
    for (YamlMap.Entry entry : map.entries()) {
      Optional<String> item = item(entry);
      Optional<String> text = CanonicalJson.of(entry.value(), problems);
      item.ifPresent(i -> text.ifPresent(t -> json.put(i, t)));
    }
    if (map.entries().isEmpty()) {
      problems.add(
          ProblemCode.EMPTY_VALUE,
          map.place(),
          "'values' has no items",
          "a source that gives nothing makes everything below it run for nothing",
          "write values: { wide: { w: 60 } }, or remove the source");
    }
    return problems.count() == before
        ? Optional.of(new Source.Values(name, json))
        : Optional.empty();
  }

  /** The item in normal form; equal ones after that are found by their equal keys. */
  private Optional<String> item(YamlMap.Entry entry) {
    String reason = entry.key().isEmpty() ? "it is empty" : "it is longer than 4096 characters";
    if (!entry.key().isEmpty() && entry.key().length() <= Item.MAX_PART_LENGTH) {
      return Optional.of(Item.of(entry.key()).parts().getFirst());
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_ITEM,
            entry.at().place(),
            "the key cannot be an item",
            entry.key(),
            reason,
            "choose another name for the item");
    return Optional.empty();
  }
}
