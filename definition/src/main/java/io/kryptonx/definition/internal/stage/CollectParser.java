package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.model.pipeline.Input.Collect;
import java.util.List;
import java.util.Optional;

/** {@code collect}: {@code true}, {@code false}, {@code all}, or {@code {to: album}}. */
final class CollectParser {

  private static final String EXAMPLE = "collect: true, collect: all or collect: { to: album }";

  private final Context context;

  CollectParser(Context context) {
    this.context = context;
  }

  /**
   * What is collected.
   *
   * @param partial whether what failed may be missing
   */
  record Collected(Collect collect, boolean partial) {}

  /** Nothing is collected. */
  static final Collected NOTHING = new Collected(Collect.NOTHING, false);

  Optional<Collected> parse(YamlValue value) {
    if (value instanceof YamlMap map) {
      return options(map);
    }
    if (!(value instanceof YamlScalar scalar)) {
      return context.shapes().wrong(value, "'collect'", "true, false, all or a map", EXAMPLE);
    }
    if (scalar.kind() == YamlScalar.Kind.BOOLEAN) {
      return Optional.of(new Collected(scalar.isTrue() ? Collect.LAST : Collect.NOTHING, false));
    }
    if (scalar.text().equals("all")) {
      return Optional.of(new Collected(Collect.ALL, false));
    }
    Words.unknown(
        scalar, "'collect'", List.of("true", "false", "all", "{ to: … }"), context.problems());
    return Optional.empty();
  }

  private Optional<Collected> options(YamlMap map) {
    Fields fields = Fields.of(map, Element.COLLECT, context.problems());
    if (map.entries().isEmpty()) {
      context
          .problems()
          .add(
              ProblemCode.EMPTY_VALUE,
              map.place(),
              "'collect' is an empty map",
              "it does not say what is collected",
              "write " + EXAMPLE);
      return Optional.empty();
    }
    if (map.keys().stream().noneMatch(Element.COLLECT.keys()::contains)) {
      return Optional.empty(); // a misspelt one, and told
    }
    Optional<YamlScalar> to = fields.text("to", "to: album");
    boolean all = fields.flag("all");
    boolean partial =
        fields
            .text("missing", "missing: allow")
            .flatMap(text ->
                Words.choice(text, "'missing'", List.of("allow"), w -> w, context.problems()))
            .isPresent();
    if (fields.has("to") && all) {
      fields.conflict(
          "all", "'to' leaves a dimension, and 'all' leaves none", "remove one of the two");
    }
    if (fields.has("to")) {
      return to.map(text -> new Collected(new Collect.To(text.text()), partial));
    }
    return Optional.of(new Collected(all ? Collect.ALL : Collect.LAST, partial));
  }
}
