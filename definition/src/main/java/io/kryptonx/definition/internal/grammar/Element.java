package io.kryptonx.definition.internal.grammar;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The elements of the grammar that are maps with fixed keys, and the keys of each. This table is
 * the one place that knows them; a key that becomes available moves from the second list to the
 * first.
 */
public enum Element {
  /** The top of a definition. */
  PIPELINE(
      "a pipeline",
      "pipeline owner description params sources stages publish",
      "on defaults pools retention inputs outputs version tags criticality entropy policies"),
  /** A parameter in its long form. */
  PARAMETER("a parameter", "type default description", "pattern enum min max secret"),
  /** A source. */
  SOURCE(
      "a source",
      "files file value values type empty",
      "csv jsonl json jdbc kafka http cron run item include exclude schema on_removed dedup_window"
          + " description owner tags freshness"),
  /** A stage. */
  STAGE(
      "a stage",
      "description in out run java classpath params env files tools reads secrets timeout version"
          + " rerun",
      "expr llm http jdbc split pipeline loop route approve expand when retry depends_on match"
          + " validate renamed_from shell platform cache cache_policy resources tags owner"
          + " criticality budget freshness entropy effect recorded isolation network state batch"
          + " on_dead on_removed on_unknown handling"),
  /** An input in its long form. */
  INPUT("an input", "from collect cross optional", "match type missing"),
  /** An output in its long form. */
  OUTPUT("an output", "type each", "schema tree"),
  /** The long form of {@code collect}. */
  COLLECT("collect", "to", "missing");

  private final String label;
  private final String keys;
  private final String later;

  Element(String label, String keys, String later) {
    this.label = label;
    this.keys = keys;
    this.later = later;
  }

  /** What it is, for people. */
  public String label() {
    return label;
  }

  /** The keys that it may have, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(List.of(keys.split(" ")));
  }

  /** The keys that a later version gives it. */
  public Set<String> later() {
    return Set.of(later.split(" "));
  }
}
