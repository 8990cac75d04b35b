package io.kryptonx.engine.report;

import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.RunStatus;
import java.util.List;
import java.util.Optional;

/**
 * What came of running a pipeline again and again under faults.
 *
 * @param pipeline its name
 * @param calm the run digest of the run that was left alone
 * @param status how that ended
 * @param tasks how many of its tasks have outputs
 * @param recomputed how many of them were executed at least twice more
 * @param seeds one for each run under faults
 */
public record ChaosReport(
    String pipeline, Digest calm, RunStatus status, int tasks, int recomputed, List<Seed> seeds) {

  public ChaosReport {
    seeds = List.copyOf(seeds);
  }

  /** What can be said in the end. */
  public enum Verdict {
    /** Every run had the digest of the calm one, and left the same outside. */
    EQUAL,
    /** Every run had it, and nothing was executed again: only the engine was put to the test. */
    ENGINE_ONLY,
    /** Some run had another one. */
    DIFFERENT
  }

  /** Whether a run came out as the calm one, also outside. */
  public boolean isEqual(Seed seed) {
    return seed.digest().equals(calm) && seed.outside().isEmpty();
  }

  /** What can be said. */
  public Verdict verdict() {
    if (!seeds.stream().allMatch(this::isEqual)) {
      return Verdict.DIFFERENT;
    }
    return recomputed > 0 ? Verdict.EQUAL : Verdict.ENGINE_ONLY;
  }

  /**
   * A run under faults.
   *
   * @param seed chooses them
   * @param around what was different on purpose, for people
   * @param digest its run digest
   * @param executed attempts that came to their end
   * @param faults what was done to it
   * @param first the first task that differs from the calm run, where one does
   * @param differing how many tasks do
   * @param outside the first file that tests of effects left otherwise than in the calm run, which
   *     begins with the stage
   */
  public record Seed(
      int seed,
      String around,
      Digest digest,
      int executed,
      Faults faults,
      Optional<Finding> first,
      int differing,
      Optional<String> outside) {}

  /**
   * What was done to a run.
   *
   * @param crashes of the engine, with all attempts in flight lost
   * @param failures attempts that failed for a reason that passes, before they began
   * @param delays attempts that were held up
   * @param lost contents that were taken out of the store
   */
  public record Faults(int crashes, int failures, int delays, int lost) {}
}
