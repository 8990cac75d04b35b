package io.kryptonx.definition.internal.source;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Types;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.model.asset.MediaType;
import java.util.List;
import java.util.Optional;

/** Keys that sources of several kinds have. */
final class SourceFields {

  private SourceFields() {}

  /** The type that is written, else {@code otherwise}; none where what is written is no type. */
  static Optional<MediaType> type(Fields fields, Context context, MediaType otherwise) {
    return fields.has("type")
        ? fields
            .text("type", "a media type, such as image/jpeg")
            .flatMap(text -> Types.parse(text, context.problems()))
        : Optional.of(otherwise);
  }

  /** Whether finding nothing is fine. */
  static boolean emptyAllowed(Fields fields, Context context) {
    return fields
        .text("empty", "empty: allow")
        .flatMap(
            text -> Words.choice(text, "'empty'", List.of("allow"), w -> w, context.problems()))
        .isPresent();
  }
}
