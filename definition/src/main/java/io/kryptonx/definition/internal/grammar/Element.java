package io.kryptonx.definition.internal.grammar;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The elements of the grammar that are maps with fixed keys, and the keys of each. This table is
 * the one place that knows them; a key that becomes available moves from the second list to the
 * first.
 */
public enum Element implements Keyed {
  /** The top of a definition. */
  PIPELINE(
      "a pipeline",
      "pipeline owner description criticality tags params defaults pools retention budget sources"
          + " stages publish",
      "on entropy policies"),
  /** A parameter in its long form. */
  PARAMETER("a parameter", "type default description min max enum pattern", "secret"),
  /** What a stage has where it does not say so itself. */
  DEFAULTS(
      "defaults",
      "timeout retry env rerun resources tags owner criticality freshness shell platform secrets version isolation",
      "budget entropy network on_dead"),
  /** Which runs are kept. */
  RETENTION("retention", "runs age", ""),
  /** A published path in its long form. */
  PUBLICATION("a published path", "from when", ""),
  /** A source. */
  SOURCE(
      "a source",
      "files file value values csv jsonl json tree run http type empty item include exclude params"
          + " env tools secrets timeout shell schema headers",
      "jdbc kafka cron on_removed dedup_window description owner tags freshness"),
  /** A stage. */
  STAGE(
      "a stage",
      "description owner criticality tags freshness in out run java expr split http jdbc pipeline loop route"
          + " expand classpath shell params env files tools reads secrets when depends_on validate retry"
          + " timeout version rerun cache cache_policy resources platform renamed_from effect"
          + " isolation approve",
      "llm budget entropy recorded"
          + " network state batch on_dead on_removed on_unknown handling"),
  /** An input in its long form. */
  INPUT("an input", "from collect cross optional match type", ""),
  /** An output in its long form. */
  OUTPUT("an output", "type each schema tree", ""),
  /** The long form of {@code collect}. */
  COLLECT("collect", "to all missing", ""),
  /** The long form of {@code rerun}. */
  RERUN("rerun", "after", ""),
  /** The long form of {@code effect}. */
  EFFECT("an effect", "mode on_unknown test on_removed", ""),
  /** What is done when nobody knows whether an effect acted. */
  ON_UNKNOWN("on_unknown", "probe", ""),
  /** What is done about items that an effect does not have any more. */
  ON_REMOVED("on_removed", "out run java http params env files secrets retry timeout", ""),
  /** How often a task is tried. */
  RETRY("retry", "max_attempts backoff transient permanent", ""),
  /** How long is waited before another attempt. */
  BACKOFF("backoff", "initial max factor jitter", ""),
  /** What attempts may use. */
  RESOURCES("resources", "concurrency pool memory cpu", "disk gpu rate"),
  /** A validation in its long form. */
  VALIDATION("a validation", "expr message severity", ""),
  /** Stages that are gone through again. */
  LOOP(
      "a loop",
      "carry stages until best result next max_iterations stop_when_stalled budget on_exhausted",
      ""),
  /** What work may take. */
  BUDGET("a budget", "cost time attempts", ""),
  /** Which of several branches a content goes on to. */
  ROUTE("a route", "input to else", ""),
  /** The sub-pipelines among which a stage chooses. */
  EXPAND("an expansion", "to", ""),
  /** The long form of a sub-pipeline to choose. */
  EXPANDED("a sub-pipeline to choose", "pipeline params", ""),
  /** How a table is cut. */
  SPLIT("split", "csv jsonl by into size", "json"),
  /** A request of a stage. */
  HTTP("http", "url method headers body cost", ""),
  /** Rows that a stage puts into a table. */
  JDBC("jdbc", "url user password upsert key rows", ""),
  /** The long form of {@code approve}. */
  APPROVE("approve", "ask input by", ""),
  /** The long form of {@code pipeline} of a stage. */
  SUBPIPELINE_FILE("the sub-pipeline of a stage", "file version", ""),
  /** The top of the file of a sub-pipeline. */
  SUBPIPELINE(
      "a sub-pipeline",
      "pipeline owner description criticality tags version inputs params defaults stages outputs",
      ""),
  /** A declared input of a sub-pipeline. */
  SUBPIPELINE_INPUT("an input of a sub-pipeline", "type description", "");

  private final String label;
  private final String keys;
  private final String later;

  Element(String label, String keys, String later) {
    this.label = label;
    this.keys = keys;
    this.later = later;
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Set<String> keys() {
    return new TreeSet<>(List.of(keys.split(" ")));
  }

  @Override
  public Set<String> later() {
    return later.isEmpty() ? Set.of() : Set.of(later.split(" "));
  }

  @Override
  public Optional<String> misplaced(String key) {
    return Misplaced.fix(this, key);
  }
}
