package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlList;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Stage;
import java.util.ArrayList;
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
        entry.value() instanceof YamlMap map
            ? options(entry.key(), map)
            : assets(entry.value())
                .map(from ->
                    new Input(
                        entry.key(),
                        from,
                        Input.Collect.NOTHING,
                        false,
                        Input.Match.SKIP,
                        false,
                        Optional.empty()));
    input.ifPresent(stage::in);
    return named && input.isPresent();
  }

  private Optional<Input> options(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.INPUT, context.problems());
    Optional<List<AssetRef>> from =
        fields
            .require("from", "it says what the input takes", "from: photos")
            .flatMap(this::assets);
    Optional<CollectParser.Collected> collected =
        fields.has("collect")
            ? fields.get("collect").flatMap(collects::parse)
            : Optional.of(CollectParser.NOTHING);
    boolean cross = fields.flag("cross");
    Input.Match match = match(fields);
    Optional<MediaType> type =
        fields
            .text("type", "a media type, such as image/jpeg")
            .flatMap(text -> Types.parse(text, context.problems()));
    return from.flatMap(
        f -> collected.map(c -> new Input(name, f, c.collect(), cross, match, c.partial(), type)));
  }

  private Input.Match match(Fields fields) {
    boolean optional = fields.flag("optional");
    boolean required =
        fields
            .text("match", "match: required")
            .flatMap(text ->
                Words.choice(
                    text, "'match'", List.of("required"), word -> word, context.problems()))
            .isPresent();
    if (optional && required) {
      fields.conflict(
          "match", "'optional' says that a partner may be absent", "remove one of the two");
    }
    return optional ? Input.Match.OPTIONAL : required ? Input.Match.REQUIRED : Input.Match.SKIP;
  }

  /** One reference, or several of which the first that exists is taken. */
  private Optional<List<AssetRef>> assets(YamlValue value) {
    if (!(value instanceof YamlList list)) {
      return reference(value).map(List::of);
    }
    if (list.values().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              list.place(),
              "an input takes the first of an empty list",
              "there is nothing to take",
              "write [render, placeholder]");
    }
    List<AssetRef> assets = new ArrayList<>();
    boolean understood = !list.values().isEmpty();
    for (YamlValue each : list.values()) {
      Optional<AssetRef> asset = reference(each);
      understood &= asset.isPresent();
      if (asset.isPresent() && assets.contains(asset.get())) {
        twice(each, asset.get());
      } else {
        asset.ifPresent(assets::add);
      }
    }
    return understood ? Optional.of(assets) : Optional.empty();
  }

  private void twice(YamlValue value, AssetRef asset) {
    context
        .problems()
        .add(
            ProblemCode.REPEATED,
            value.place(),
            "the input takes '" + asset + "' twice",
            asset.toString(),
            "the first that exists is taken, so a second time is never reached",
            "remove one of the two");
  }

  private Optional<AssetRef> reference(YamlValue value) {
    return context
        .shapes()
        .text(value, "an input", "the name of a source or stage, such as " + EXAMPLE)
        .flatMap(references::resolve);
  }
}
