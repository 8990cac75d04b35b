package io.kryptonx.engine.store.gc;

import io.kryptonx.storage.RunHeader;
import java.util.List;

/**
 * What was taken out of a store, or would be.
 *
 * @param dryRun whether nothing was changed
 * @param runs each run that was looked at, and what became of it
 * @param swept content that went
 * @param results how many results went because their content did
 * @param fileStates of how many files it was forgotten what they looked like
 * @param young content that no run names and that stays because it may be in use
 * @param reachable content that runs and publications need, every part of which was found to be
 *     there at the end as it was at the beginning
 * @param missing how many contents that are needed were not there in the first place
 * @param compactedBytes by how much the database file became smaller
 */
public record GcReport(
    boolean dryRun,
    List<Verdict> runs,
    Amount swept,
    long results,
    long fileStates,
    Amount young,
    Amount reachable,
    long missing,
    long compactedBytes) {

  public GcReport {
    runs = List.copyOf(runs);
  }

  /** Why a run stays, or that it goes. */
  public enum Reason {
    /** It is the latest ended one, which the next run reuses results of. */
    LATEST("latest"),
    /** It is the latest that succeeded. */
    LATEST_SUCCEEDED("latest that succeeded"),
    /** It has not ended. */
    UNFINISHED("unfinished"),
    /** Dead letters are in it, or it decided about them. */
    DEAD_LETTERS("tells what failed for good"),
    /** The retention of its pipeline keeps it. */
    RETAINED("retained"),
    /** It was imported, and those stay until they are told to go. */
    IMPORTED("imported"),
    /** It goes. */
    REMOVED("removed"),
    /** An earlier removal was interrupted and is completed. */
    LEFT_OVER("removed before, now completely");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The words for it. */
    public String label() {
      return label;
    }

    /** Whether the run stays. */
    public boolean stays() {
      return this != REMOVED && this != LEFT_OVER;
    }
  }

  /** What becomes of a run. */
  public record Verdict(RunHeader run, Reason reason) {}

  /** Some content. */
  public record Amount(long contents, long bytes) {

    /** None. */
    public static final Amount NONE = new Amount(0, 0);

    /** One more. */
    public Amount plus(long more) {
      return new Amount(contents + 1, bytes + more);
    }
  }

  /** How many runs go. */
  public long removed() {
    return runs.stream().filter(verdict -> !verdict.reason().stays()).count();
  }
}
