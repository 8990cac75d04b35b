package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Element;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Shapes;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.yaml.YamlMap;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.internal.yaml.YamlValue;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Rerun;
import java.util.List;
import java.util.Optional;

/** {@code rerun}, and its older spellings {@code cache} and {@code cache_policy}. */
final class RerunParser {

  private static final List<String> OLDER = List.of("cache", "cache_policy");

  private final Problems problems;
  private final Shapes shapes;

  RerunParser(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  Optional<Rerun> parse(Fields fields) {
    List<String> older = OLDER.stream().filter(fields::has).toList();
    if (fields.has("rerun") || older.isEmpty()) {
      older.forEach(key ->
          fields.conflict(
              key, "it is an older spelling of 'rerun', which is there, too", "remove it"));
      return fields.get("rerun").flatMap(this::rerun);
    }
    older.stream()
        .skip(1)
        .forEach(
            key -> fields.conflict(key, "it says the same as 'cache'", "remove one of the two"));
    return older(fields, older.getFirst());
  }

  private Optional<Rerun> rerun(YamlValue value) {
    if (value instanceof YamlMap map) {
      return Fields.of(map, Element.RERUN, problems)
          .require("after", "it is the age at which a result is old", "rerun: { after: 7d }")
          .flatMap(age -> shapes.text(age, "'after'", "after: 7d"))
          .flatMap(age -> Durations.parse(age, problems))
          .map(Rerun.After::new);
    }
    return shapes
        .text(value, "'rerun'", "rerun: always, or rerun: { after: 7d }")
        .flatMap(text ->
            Words.choice(
                text, "'rerun'", List.<Rerun>of(Rerun.Plain.values()), Rerun::label, problems));
  }

  /** There, {@code always} means that a result is always used. */
  private Optional<Rerun> older(Fields fields, String key) {
    Optional<YamlScalar> text = fields.text(key, "rerun: never");
    Optional<Rerun> rerun =
        text.flatMap(word ->
            Words.choice(
                word,
                "'" + key + "'",
                List.of(Rerun.WHEN_CHANGED, Rerun.NEVER),
                choice -> choice.equals(Rerun.NEVER) ? "always" : "if_inputs_changed",
                problems));
    rerun.ifPresent(choice ->
        problems.warn(
            ProblemCode.OLDER_SPELLING,
            fields.map().entry(key).orElseThrow().at().place(),
            "'" + key + "' is an older spelling of 'rerun'",
            key,
            choice.equals(Rerun.NEVER)
                ? "'always' means here that a known result is always used"
                : "a task runs when its inputs have changed, as by default",
            "write rerun: " + choice.label()));
    return rerun;
  }
}
