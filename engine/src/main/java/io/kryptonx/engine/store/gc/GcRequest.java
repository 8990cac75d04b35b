package io.kryptonx.engine.store.gc;

import java.util.Map;

/**
 * What is to be taken out.
 *
 * @param retention the rule for pipelines without one of their own
 * @param byPipeline the rules of pipelines, by name
 * @param imported whether imported runs go, too
 * @param dryRun whether it is only said what would go
 */
public record GcRequest(
    Retention retention, Map<String, Retention> byPipeline, boolean imported, boolean dryRun) {

  public GcRequest {
    byPipeline = Map.copyOf(byPipeline);
  }

  /** Whether it has no rule at all, so that those of the pipelines count. */
  boolean saysNothing() {
    return retention.isAll() && byPipeline.isEmpty();
  }

  GcRequest with(Map<String, Retention> rules) {
    return new GcRequest(retention, rules, imported, dryRun);
  }

  Retention of(String pipeline) {
    return byPipeline.getOrDefault(pipeline, retention);
  }
}
