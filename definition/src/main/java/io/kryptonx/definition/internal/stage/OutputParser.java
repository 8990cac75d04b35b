package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** {@code out}: from names to media types, plain or with options. */
final class OutputParser {

  private static final String EXAMPLE = "out: { thumb: image/jpeg }";

  private final Context context;

  OutputParser(Context context) {
    this.context = context;
  }

  /** Adds the outputs to {@code stage}; false where one could not be understood. */
  boolean parse(Fields fields, Variables variables, Stage.Builder stage) {
    Optional<YamlMap> map =
        fields
            .require("out", "a stage is there for what it makes", EXAMPLE)
            .flatMap(value -> context.shapes().map(value, "'out'", EXAMPLE));
    List<YamlMap.Entry> entries = map.map(YamlMap::entries).orElse(List.of());
    if (map.isPresent() && entries.isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              map.get().place(),
              "'out' is empty",
              "a stage is there for what it makes",
              "write " + EXAMPLE);
    }
    boolean understood = !entries.isEmpty();
    for (YamlMap.Entry entry : entries) {
      understood &= add(entry, variables, stage);
    }
    return understood;
  }

  private boolean add(YamlMap.Entry entry, Variables variables, Stage.Builder stage) {
    boolean named = context.names().variable(entry.key(), entry.at(), "an output");
    if (named) {
      variables.add(entry.key(), Variables.Role.OUTPUT, entry.at().place());
    }
    Optional<Output> output =
        entry.value() instanceof YamlMap map
            ? options(entry.key(), map)
            : type(entry.value()).map(type -> Output.of(entry.key(), type));
    output.ifPresent(stage::out);
    return named && output.isPresent();
  }

  private Optional<Output> options(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.OUTPUT, context.problems());
    boolean each = fields.flag("each");
    if (fields.flag("tree")) {
      for (String key : List.of("type", "each", "schema")) {
        if (fields.has(key)) {
          fields.conflict(key, "with 'tree' the output is one folder", "remove one of the two");
        }
      }
      return Optional.of(new Output(name, MediaType.TREE, false));
    }
    Optional<String> schema =
        fields.text("schema", "schema: schemas/report.json").flatMap(context.paths()::file);
    Optional<MediaType> type =
        fields.has("schema") && !fields.has("type")
            ? Optional.of(MediaType.JSON)
            : fields
                .require("type", "the type gives its file an extension", "type: image/jpeg")
                .flatMap(this::type);
    if (fields.has("schema")) {
      type.ifPresent(t -> Types.checkStructured(fields, t));
    }
    return type.map(t -> new Output(name, t, each, schema));
  }

  private Optional<MediaType> type(YamlValue value) {
    return context
        .shapes()
        .text(value, "the type of an output", "a media type, such as image/jpeg")
        .flatMap(text -> Types.parse(text, context.problems()));
  }
}
