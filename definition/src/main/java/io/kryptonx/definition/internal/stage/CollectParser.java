package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.Input.Collect;
import java.util.List;
import java.util.Optional;

/** {@code collect}: {@code true}, {@code false}, {@code all}, or {@code {to: album}}. */
final class CollectParser {

  private static final String EXAMPLE = "collect: true, collect: all or collect: { to: album }";

  private final Context context;

  CollectParser(Context context) {
    this.context = context;
  }

  Optional<Collect> parse(YamlValue value) {
    if (value instanceof YamlMap map) {
      return to(map);
    }
    if (!(value instanceof YamlScalar scalar)) {
      return context.shapes().wrong(value, "'collect'", "true, false, all or a map", EXAMPLE);
    }
    if (scalar.kind() == YamlScalar.Kind.BOOLEAN) {
      return Optional.of(scalar.isTrue() ? Collect.LAST : Collect.NOTHING);
    }
    if (scalar.text().equals("all")) {
      return Optional.of(Collect.ALL);
    }
    Words.unknown(
        scalar, "'collect'", List.of("true", "false", "all", "{ to: … }"), context.problems());
    return Optional.empty();
  }

  private Optional<Collect> to(YamlMap map) {
    return Fields.of(map, Element.COLLECT, context.problems())
        .require("to", "it names the dimension that is left", EXAMPLE)
        .flatMap(value -> context.shapes().text(value, "'to'", "collect: { to: album }"))
        .map(text -> new Collect.To(text.text()));
  }
}
