package io.kryptonx.storage;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;

/** Entries of a run are not what was written. */
public final class DamagedJournalException extends KryptonxException {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // exceptions of ours are shown, never serialised
  private final RunId run;

  private final long first;
  private final long last;

  /**
   * Damage of a journal.
   *
   * @param first sequence number of the first entry that it may be about
   * @param last that of the last one
   */
  public DamagedJournalException(RunId run, long first, long last, String message) {
    super(ErrorCode.STORE_CORRUPT, message);
    this.run = run;
    this.first = first;
    this.last = last;
  }

  /** The run. */
  public RunId run() {
    return run;
  }

  /** Sequence number of the first entry that it may be about. */
  public long first() {
    return first;
  }

  /** Sequence number of the last entry that it may be about. */
  public long last() {
    return last;
  }
}
