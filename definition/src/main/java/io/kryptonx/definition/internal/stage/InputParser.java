package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Later;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** {@code in}: from names to references, plain or with options. */
final class InputParser {

  private static final String EXAMPLE = "in: { photo: photos }";

  private final Context context;
  private final References references;
  private final CollectParser collects;

  InputParser(Context context) {
    this.context = context;
    this.references = new References(context);
    this.collects = new CollectParser(context);
  }

  /** Adds the inputs to {@code stage}; false where one could not be understood. */
  boolean parse(Fields fields, Variables variables, Stage.Builder stage) {
    Optional<YamlValue> value = fields.get("in");
    if (value.isEmpty()) {
      return !fields.has("in");
    }
    Optional<YamlMap> map = context.shapes().map(value.get(), "'in'", EXAMPLE);
    boolean understood = map.isPresent();
    for (YamlMap.Entry entry : map.map(YamlMap::entries).orElse(List.of())) {
      understood &= !context.problems().isFull() && add(entry, variables, stage);
    }
    return understood;
  }

  private boolean add(YamlMap.Entry entry, Variables variables, Stage.Builder stage) {
    boolean named = context.names().variable(entry.key(), entry.at(), "an input");
    if (named) {
      variables.add(entry.key(), Variables.Role.INPUT, entry.at().place());
    }
    Optional<Input> input =
        switch (entry.value()) {
          case YamlMap map -> options(entry.key(), map);
          case YamlList list -> alternatives(list);
          case YamlValue value -> reference(value).map(from -> Input.each(entry.key(), from));
        };
    input.ifPresent(stage::in);
    return named && input.isPresent();
  }

  private Optional<Input> options(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.INPUT, context.problems());
    Optional<AssetRef> from =
        fields
            .require("from", "it says what the input takes", "from: photos")
            .flatMap(value ->
                value instanceof YamlList list
                    ? alternatives(list).map(input -> input.from().getFirst())
                    : reference(value));
    Optional<Input.Collect> collect =
        fields.has("collect")
            ? fields.get("collect").flatMap(collects::parse)
            : Optional.of(Input.Collect.NOTHING);
    boolean cross = flag(fields, "cross");
    boolean optional = flag(fields, "optional");
    return from.flatMap(f -> collect.map(c -> new Input(name, f, c, cross, optional)));
  }

  private Optional<AssetRef> reference(YamlValue value) {
    return context
        .shapes()
        .text(value, "an input", "the name of a source or stage, such as " + EXAMPLE)
        .flatMap(references::resolve);
  }

  private Optional<Input> alternatives(YamlList list) {
    Later.report(context.problems(), list.place(), "taking the first of several", "[…]");
    return Optional.empty();
  }

  private boolean flag(Fields fields, String key) {
    return fields
        .get(key)
        .flatMap(value -> context.shapes().flag(value, "'" + key + "'"))
        .orElse(false);
  }
}
