package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import java.util.List;
import java.util.Optional;

/** {@code files:} and {@code file:}. */
final class FileSources {

  private final Context context;

  FileSources(Context context) {
    this.context = context;
  }

  Optional<Source> files(String name, YamlValue value, Fields fields) {
    boolean empty = fields.get("empty").flatMap(this::emptyAllowed).isPresent();
    Optional<YamlScalar> text =
        context.shapes().text(value, "'files'", "a pattern, such as \"photos/{photo}.jpg\"");
    Optional<PathPattern> pattern =
        text.flatMap(context.paths()::pattern).filter(p -> namesItems(p, value));
    Optional<MediaType> type = type(fields, text);
    return pattern.flatMap(p -> type.map(t -> new Source.Files(name, p, t, empty)));
  }

  Optional<Source> file(String name, YamlValue value, Fields fields) {
    Optional<YamlScalar> text = context.shapes().text(value, "'file'", "a path");
    Optional<MediaType> type = type(fields, text);
    Optional<String> path = text.flatMap(context.paths()::relative);
    // A source whose file is missing is still a node that others may refer to.
    path.ifPresent(_ -> text.ifPresent(context.paths()::exists));
    return path.flatMap(p -> type.map(t -> new Source.File(name, p, t)));
  }

  private boolean namesItems(PathPattern pattern, YamlValue value) {
    if (!pattern.captures().isEmpty()) {
      return true;
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_PATTERN,
            value.place(),
            "'" + pattern + "' names one file, and no items",
            pattern.text(),
            "the captures of a pattern, such as {photo}, name the items",
            "write 'file: " + pattern + "', or put a capture into the pattern");
    return false;
  }

  private Optional<MediaType> type(Fields fields, Optional<YamlScalar> path) {
    if (!fields.has("type")) {
      return Optional.of(path.map(p -> Types.ofFile(p.text())).orElse(MediaType.BYTES));
    }
    return fields
        .get("type")
        .flatMap(value -> context.shapes().text(value, "'type'", "a media type"))
        .flatMap(text -> Types.parse(text, context.problems()));
  }

  private Optional<String> emptyAllowed(YamlValue value) {
    return context
        .shapes()
        .text(value, "'empty'", "empty: allow")
        .flatMap(
            text -> Words.choice(text, "'empty'", List.of("allow"), w -> w, context.problems()));
  }
}
