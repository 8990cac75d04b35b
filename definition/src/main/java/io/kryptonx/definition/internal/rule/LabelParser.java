package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.definition.problem.ProblemCode;
import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.pipeline.Labels;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What people attach: description, owner, criticality, tags, freshness. */
public final class LabelParser {

  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:/-]{0,99}");

  private final Context context;

  /** Parses labels within {@code context}. */
  public LabelParser(Context context) {
    this.context = context;
  }

  /** The labels of a pipeline, a stage or of {@code defaults}. */
  public Labels parse(Fields fields) {
    Optional<String> description = fields.text("description", "a sentence").map(YamlScalar::text);
    Optional<String> owner = fields.text("owner", "owner: media").map(YamlScalar::text);
    Optional<Criticality> criticality =
        fields
            .text("criticality", "criticality: important")
            .flatMap(text ->
                Words.choice(
                    text,
                    "'criticality'",
                    List.of(Criticality.values()),
                    Criticality::label,
                    context.problems()));
    SortedSet<String> tags = new TreeSet<>();
    fields.oneOrMore("tags", "tags: [nightly, images]").stream()
        .filter(this::isTag)
        .forEach(tag -> tags.add(tag.text()));
    Optional<Duration> freshness =
        fields
            .text("freshness", "freshness: 1h")
            .flatMap(text -> Durations.parse(text, context.problems()));
    return new Labels(description, owner, criticality, tags, freshness);
  }

  private boolean isTag(YamlScalar tag) {
    if (TAG.matcher(tag.text()).matches()) {
      return true;
    }
    context
        .problems()
        .add(
            ProblemCode.BAD_NAME,
            tag.place(),
            "a tag cannot be '" + Problems.shown(tag.text()) + "'",
            tag.text(),
            "a tag has letters, digits and any of _ . : / -, at most 100",
            "write " + tag.text().strip().replaceAll("[^A-Za-z0-9_.:/-]+", "-"));
    return false;
  }
}
