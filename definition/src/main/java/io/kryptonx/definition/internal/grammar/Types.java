package io.kryptonx.definition.internal.grammar;

import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.asset.MediaType;
import java.util.Optional;

/** Media types in a definition. */
public final class Types {

  private Types() {}

  /** The media type of a text. */
  public static Optional<MediaType> parse(YamlScalar text, Problems problems) {
    try {
      return Optional.of(MediaType.parse(text.text()));
    } catch (IllegalArgumentException e) {
      problems.add(
          ProblemCode.BAD_MEDIA_TYPE,
          text.place(),
          "'" + Problems.shown(text.text()) + "' is no media type",
          text.text(),
          "a media type is written type/subtype",
          MediaType.ofExtension(text.text())
              .map(type -> "write " + type)
              .orElse("write one, such as image/jpeg or text/plain"));
      return Optional.empty();
    }
  }

  /** That a type beside a {@code schema} is one of JSON. */
  public static void checkStructured(Fields fields, MediaType type) {
    if (!type.isJson()) {
      fields.conflict(
          "type",
          "a schema describes JSON, and '" + type + "' is another type",
          "remove 'type': with 'schema' it is application/json");
    }
  }

  /** The media type that the name of a file suggests. */
  public static MediaType ofFile(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return MediaType.ofExtension(name.substring(name.lastIndexOf('.') + 1))
        .filter(_ -> name.indexOf('.') >= 0)
        .orElse(MediaType.BYTES);
  }
}
