package io.kryptonx.engine.report;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of doing the work of a run again.
 *
 * @param digest the run digest; empty if the run has not ended
 * @param around what was different on purpose, for people
 * @param verdicts how many tasks with outputs got which; every verdict is a key
 * @param findings those that are not identical, in topological order and by item
 * @param notes what else is to be known, such as tools that are others now
 */
public record VerifyReport(
    RunId run,
    Optional<Digest> digest,
    String around,
    Map<Verdict, Integer> verdicts,
    List<Finding> findings,
    List<String> notes) {

  public VerifyReport {
    Map<Verdict, Integer> all = new EnumMap<>(Verdict.class);
    for (Verdict each : Verdict.values()) {
      all.put(each, verdicts.getOrDefault(each, 0));
    }
    verdicts = Collections.unmodifiableMap(all);
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** How it compares with what the run made. */
  public enum Verdict {
    /** The same bytes came of it. */
    IDENTICAL("identical"),
    /** Other bytes came of it: the stage depends on more than it declares. */
    DIFFERS("differs"),
    /** It failed, or could not be tried here. */
    FAILED("failed"),
    /** It may differ by declaration, so that it was not done again. */
    RECORDED("recorded"),
    /** Content of its inputs or outputs is missing or damaged in the store. */
    LOST("lost");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /** The word for it. */
    public String label() {
      return label;
    }
  }

  /** Whether nothing speaks against the run. */
  public boolean isGood() {
    return findings.stream().allMatch(finding -> finding.verdict() == Verdict.RECORDED);
  }

  /**
   * A task whose work did not come out the same.
   *
   * @param reason why, for people; where it differs, what it was found to depend on
   * @param difference where it first differs
   */
  public record Finding(
      TaskId task, Verdict verdict, String reason, Optional<Difference> difference) {

    /** One without a difference that could be shown. */
    public Finding(TaskId task, Verdict verdict, String reason) {
      this(task, verdict, reason, Optional.empty());
    }

    /** The same of another task, whose work is equal. */
    public Finding of(TaskId other) {
      return new Finding(other, verdict, reason, difference);
    }

    /** The same with the place where it differs. */
    public Finding differing(Optional<Difference> place) {
      return new Finding(task, verdict, reason, place);
    }

    /** Whether it can be shown what differs: what is not in the store any more cannot. */
    public boolean isLookedInto() {
      return difference.isPresent()
          && !(difference.get().content().orElse(null) instanceof ContentDiff.Unknown);
    }

    /** The same for another reason. */
    public Finding because(String why) {
      return new Finding(task, verdict, why, difference);
    }
  }

  /**
   * An output that differs.
   *
   * @param member the item of a collection that is the first to differ; empty for a single output
   * @param was what the run made; empty where it did not make it
   * @param is what came of it now; empty where it was not made now
   * @param content what differs within, where it was looked into
   */
  public record Difference(
      String output,
      Optional<String> member,
      Optional<AssetContent> was,
      Optional<AssetContent> is,
      Optional<ContentDiff> content) {}
}
