package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Source;
import java.util.List;
import java.util.Optional;

/** One source: which kind it is, by the key that says so. */
public final class SourceParser {

  private static final List<String> KINDS = List.of("files", "file", "value", "values");
  private static final String EXAMPLE = "{ files: \"photos/{photo}.jpg\" }";

  private final Context context;
  private final FileSources files;
  private final ValueSources values;

  /** Parses sources within {@code context}. */
  public SourceParser(Context context) {
    this.context = context;
    this.files = new FileSources(context);
    this.values = new ValueSources(context);
  }

  /** The source of an entry under {@code sources}; none where it cannot be understood. */
  public Optional<Source> parse(YamlMap.Entry entry) {
    boolean named = context.names().node(entry.key(), entry.at(), "a source");
    Optional<Source> source =
        context
            .shapes()
            .map(entry.value(), "the source '" + entry.key() + "'", EXAMPLE)
            .flatMap(map -> parse(entry.key(), map));
    return named ? source : Optional.empty();
  }

  private Optional<Source> parse(String name, YamlMap map) {
    Fields fields = Fields.of(map, Element.SOURCE, context.problems());
    List<String> kinds = KINDS.stream().filter(fields::has).toList();
    if (kinds.isEmpty()) {
      noKind(fields);
      return Optional.empty();
    }
    if (kinds.size() > 1) {
      conflict(fields, kinds.get(1), "it has '" + kinds.get(0) + "' already");
      return Optional.empty();
    }
    String kind = kinds.getFirst();
    onlyFor(fields, "type", kind, List.of("files", "file"));
    onlyFor(fields, "empty", kind, List.of("files"));
    Optional<YamlValue> value = fields.get(kind);
    return value.flatMap(v ->
        switch (kind) {
          case "files" -> files.files(name, v, fields);
          case "file" -> files.file(name, v, fields);
          case "value" -> values.value(name, v);
          default -> values.values(name, v);
        });
  }

  private void noKind(Fields fields) {
    if (fields.map().keys().stream().noneMatch(Element.SOURCE.later()::contains)
        && KINDS.stream().noneMatch(fields::isMisspelt)) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              fields.map().place(),
              "a source needs one of the keys " + String.join(", ", KINDS),
              "it says where the material comes from",
              "write " + EXAMPLE);
    }
  }

  private void onlyFor(Fields fields, String key, String kind, List<String> kinds) {
    if (fields.has(key) && !kinds.contains(kind)) {
      conflict(fields, key, "it has a meaning with " + String.join(" and ", kinds) + " only");
    }
  }

  private void conflict(Fields fields, String key, String reason) {
    YamlMap.Entry entry = fields.map().entry(key).orElseThrow();
    context
        .problems()
        .add(
            ProblemCode.CONFLICTING_KEYS,
            entry.at().place(),
            "the source cannot have '" + key + "', too",
            key,
            reason,
            "remove one of the two");
  }
}
