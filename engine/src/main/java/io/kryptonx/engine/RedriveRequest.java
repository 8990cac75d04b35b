package io.kryptonx.engine;

import io.kryptonx.engine.dead.LetterQuery;
import java.time.Duration;
import java.util.Locale;

/**
 * Which dead letters are to be done again, and how.
 *
 * @param letters those that are; all others stay as they are
 * @param revision what they are done with
 * @param interval from the start of one of their attempts to the next; zero for no limit
 */
public record RedriveRequest(LetterQuery letters, Revision revision, Duration interval) {

  /** What dead letters are done again with. */
  public enum Revision {
    /** The definition, its files and the sources as they are now. */
    CURRENT,
    /** The definition, its files and the sources as they were when it failed. */
    ORIGINAL;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
