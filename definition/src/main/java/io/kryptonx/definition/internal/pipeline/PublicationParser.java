package io.kryptonx.definition.internal.pipeline;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.References;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.AssetRef;
import java.util.List;
import java.util.Optional;

/** What is published at a path: {@code page}, or {@code {from: page, when: partial}}. */
final class PublicationParser {

  private static final String EXAMPLE = "the name of a stage, such as \"site/index.html\": page";
  private static final String PARTIAL = "partial";

  private final Context context;
  private final References references;

  PublicationParser(Context context) {
    this.context = context;
    this.references = new References(context);
  }

  /**
   * An asset, and when it is published.
   *
   * @param partial whether also of a run that failed
   */
  record What(AssetRef asset, boolean partial) {}

  Optional<What> parse(YamlValue value) {
    if (!(value instanceof YamlMap map)) {
      return asset(value).map(asset -> new What(asset, false));
    }
    Fields fields = Fields.of(map, Element.PUBLICATION, context.problems());
    boolean partial =
        fields
            .text("when", "when: partial")
            .flatMap(text ->
                Words.choice(
                    text, "'when'", List.of("succeeded", PARTIAL), w -> w, context.problems()))
            .filter(PARTIAL::equals)
            .isPresent();
    return fields
        .require("from", "it says what is published", "from: page")
        .flatMap(this::asset)
        .map(asset -> new What(asset, partial));
  }

  private Optional<AssetRef> asset(YamlValue value) {
    return context.shapes().text(value, "what is published", EXAMPLE).flatMap(references::resolve);
  }
}
