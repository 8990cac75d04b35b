package io.kryptonx.definition.internal.rule;

import io.kryptonx.definition.internal.grammar.Context;
import io.kryptonx.definition.internal.grammar.Fields;
import io.kryptonx.definition.internal.grammar.Words;
import io.kryptonx.definition.internal.value.Durations;
import io.kryptonx.definition.internal.value.Platforms;
import io.kryptonx.definition.internal.yaml.YamlScalar;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;

/** All rules of a stage. */
public final class RuleParser {

  private final Context context;
  private final RerunParser reruns;
  private final RetryParser retries;
  private final ResourceParser resources;
  private final LabelParser labels;
  private final OrderParser orders;

  /** Parses rules within {@code context}. */
  public RuleParser(Context context) {
    this.context = context;
    this.reruns = new RerunParser(context.problems());
    this.retries = new RetryParser(context);
    this.resources = new ResourceParser(context);
    this.labels = new LabelParser(context);
    this.orders = new OrderParser(context);
  }

  /** Adds them to {@code stage}. */
  public void parse(Fields fields, Stage.Builder stage) {
    order(fields, stage);
    defaults(fields, stage);
  }

  /** Adds labels, and what comes before the stage. */
  public void order(Fields fields, Stage.Builder stage) {
    stage.labels(labels.parse(fields));
    orders.parse(fields, stage);
  }

  /** Adds those that may stand under {@code defaults}, too. */
  public void defaults(Fields fields, Stage.Builder stage) {
    fields.text("version", "version: 2").map(YamlScalar::text).ifPresent(stage::version);
    fields
        .text("timeout", "timeout: 5m")
        .flatMap(text -> Durations.parse(text, context.problems()))
        .ifPresent(stage::timeout);
    fields
        .text("platform", "platform: linux/amd64")
        .flatMap(text -> Platforms.parse(text, context.problems()))
        .ifPresent(stage::platform);
    fields
        .text("isolation", "isolation: none")
        .flatMap(this::isolation)
        .ifPresent(stage::isolation);
    reruns.parse(fields).ifPresent(stage::rerun);
    fields.get("retry").flatMap(retries::parse).ifPresent(stage::retry);
    fields.get("resources").flatMap(resources::parse).ifPresent(stage::resources);
  }

  private Optional<Isolation> isolation(YamlScalar text) {
    return Words.choice(
        text, "'isolation'", List.of(Isolation.values()), Isolation::label, context.problems());
  }
}
