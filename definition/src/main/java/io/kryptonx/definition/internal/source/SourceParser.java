package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.TableFormat;
import java.util.List;
import java.util.Optional;

/** One source: which kind it is, by the key that says so. */
public final class SourceParser {

  private static final String EXAMPLE = "{ files: \"photos/{photo}.jpg\" }";

  private final Context context;
  private final FileSources files;
  private final ValueSources values;
  private final TableSources tables;
  private final ActionSources actions;

  /** Parses sources within {@code context}. */
  public SourceParser(Context context) {
    this.context = context;
    this.files = new FileSources(context);
    this.values = new ValueSources(context);
    this.tables = new TableSources(context);
    this.actions = new ActionSources(context);
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
    List<SourceKind> kinds = SourceKind.of(fields);
    if (kinds.isEmpty()) {
      noKind(fields);
      return Optional.empty();
    }
    if (kinds.size() > 1) {
      conflict(fields, kinds.get(1).key(), "it has '" + kinds.get(0).key() + "' already");
      return Optional.empty();
    }
    SourceKind kind = kinds.getFirst();
    for (String key : map.keys()) {
      if (Element.SOURCE.keys().contains(key) && !key.equals(kind.key()) && !kind.has(key)) {
        conflict(fields, key, "it has a meaning with " + SourceKind.with(key) + " only");
      }
    }
    return fields.get(kind.key()).flatMap(value -> parse(kind, name, value, fields));
  }

  private Optional<Source> parse(SourceKind kind, String name, YamlValue value, Fields fields) {
    return switch (kind) {
      case FILES -> files.files(name, value, fields);
      case FILE -> files.file(name, value, fields);
      case TREE -> files.tree(name, value);
      case VALUE -> values.value(name, value);
      case VALUES -> values.values(name, value);
      case CSV -> tables.parse(name, value, TableFormat.CSV, fields);
      case JSONL -> tables.parse(name, value, TableFormat.JSONL, fields);
      case JSON -> tables.parse(name, value, TableFormat.JSON, fields);
      case RUN -> actions.run(name, value, fields);
      case HTTP -> actions.http(name, value, fields);
    };
  }

  private void noKind(Fields fields) {
    List<String> kinds = SourceKind.keys();
    if (fields.map().keys().stream().noneMatch(Element.SOURCE.later()::contains)
        && kinds.stream().noneMatch(fields::isMisspelt)) {
      context
          .problems()
          .add(
              ProblemCode.MISSING_KEY,
              fields.map().place(),
              "a source needs one of the keys " + String.join(", ", kinds),
              "it says where the material comes from",
              "write " + EXAMPLE);
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
