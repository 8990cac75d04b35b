package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Source;
import java.nio.file.FileSystems;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** {@code files:} and {@code file:}. */
final class FileSources {

  /** The most characters of a glob. */
  private static final int MAX_GLOB = 1000;

  private final Context context;

  FileSources(Context context) {
    this.context = context;
  }

  Optional<Source> files(String name, YamlValue value, Fields fields) {
    boolean empty = SourceFields.emptyAllowed(fields, context);
    Optional<YamlScalar> text =
        context.shapes().text(value, "'files'", "a pattern, such as \"photos/{photo}.jpg\"");
    Optional<PathPattern> pattern =
        text.flatMap(context.paths()::pattern).filter(p -> namesItems(p, value));
    Optional<MediaType> type = type(fields, text);
    List<String> include = globs(fields, "include");
    List<String> exclude = globs(fields, "exclude");
    return pattern.flatMap(
        p -> type.map(t -> new Source.Files(name, p, include, exclude, t, empty)));
  }

  Optional<Source> file(String name, YamlValue value, Fields fields) {
    Optional<YamlScalar> text = context.shapes().text(value, "'file'", "a path");
    Optional<MediaType> type = type(fields, text);
    Optional<String> path = text.flatMap(context.paths()::relative);
    // A source whose file is missing is still a node that others may refer to.
    path.ifPresent(_ -> text.ifPresent(context.paths()::exists));
    return path.flatMap(p -> type.map(t -> new Source.File(name, p, t)));
  }

  Optional<Source> tree(String name, YamlValue value) {
    return context
        .shapes()
        .text(value, "'tree'", "a folder, such as tree: fonts")
        .flatMap(text -> {
          Optional<String> path = context.paths().relative(text);
          path.ifPresent(_ -> context.paths().folder(text));
          return path;
        })
        .map(path -> new Source.Tree(name, path));
  }

  private List<String> globs(Fields fields, String key) {
    return fields.oneOrMore(key, key + ": \"photos/2024/**\"").stream()
        .filter(this::isGlob)
        .map(YamlScalar::text)
        .toList();
  }

  private boolean isGlob(YamlScalar text) {
    String reason;
    if (text.text().length() > MAX_GLOB) {
      reason = "it has more than " + MAX_GLOB + " characters";
    } else if (text.text().startsWith("/") || text.text().startsWith("./")) {
      reason = "it is matched with paths as they are seen from the folder of the definition";
    } else {
      try {
        FileSystems.getDefault().getPathMatcher("glob:" + text.text());
        return true;
      } catch (PatternSyntaxException e) {
        reason = "it is no glob: " + e.getDescription();
      }
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_GLOB,
            text.place(),
            "'" + Problems.shown(text.text()) + "' cannot be used as a glob",
            text.text(),
            reason,
            "write it like photos/2024/** or **/*.draft.jpg");
    return false;
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
    return SourceFields.type(
        fields, context, path.map(p -> Types.ofFile(p.text())).orElse(MediaType.BYTES));
  }
}
