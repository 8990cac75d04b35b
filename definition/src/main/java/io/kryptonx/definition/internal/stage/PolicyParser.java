package io.kryptonx.definition.internal.stage;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Later;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** When a stage runs and for how long, and what is said about it. */
final class PolicyParser {

  private final Context context;

  PolicyParser(Context context) {
    this.context = context;
  }

  void parse(Fields fields, Stage.Builder stage) {
    text(fields, "description", "a sentence").map(YamlScalar::text).ifPresent(stage::description);
    text(fields, "version", "version: 2").map(YamlScalar::text).ifPresent(stage::version);
    text(fields, "timeout", "timeout: 5m")
        .flatMap(text -> DurationParser.parse(text, context.problems()))
        .ifPresent(stage::timeout);
    fields.get("rerun").flatMap(this::rerun).ifPresent(stage::rerun);
  }

  private Optional<Rerun> rerun(YamlValue value) {
    if (value instanceof YamlMap map && map.keys().equals(List.of("after"))) {
      Later.report(context.problems(), map.place(), "'rerun: { after: … }'", "after");
      return Optional.empty();
    }
    return context
        .shapes()
        .text(value, "'rerun'", "rerun: always")
        .flatMap(text ->
            Words.choice(
                text,
                "'rerun'",
                List.<Rerun>of(Rerun.Plain.values()),
                Rerun::label,
                context.problems()));
  }

  private Optional<YamlScalar> text(Fields fields, String key, String example) {
    return fields.get(key).flatMap(value -> context.shapes().text(value, "'" + key + "'", example));
  }
}
