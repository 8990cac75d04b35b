package io.kryptonx.storage;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The append-only journal of events, run by run, with a hash chain each, and the headers of the
 * runs. Reading is allowed at any time, also while another engine writes.
 */
public interface Journal {

  /**
   * Makes a batch durable, all of it or nothing; on return it is on stable storage, and with it all
   * small content put before. One caller at a time.
   *
   * @throws io.kryptonx.model.problem.KryptonxException STORE if it cannot; then nothing of it is
   *     there
   * @throws io.kryptonx.model.problem.InvariantViolation if entries leave a gap
   */
  void commit(Batch batch);

  /**
   * The entries of a run in order; the hash chain is verified while reading.
   *
   * @throws DamagedJournalException naming the place where it breaks
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND if there is no such run, or its
   *     body was removed
   */
  void read(RunId run, Consumer<JournalEntry> entries);

  /** The header of a run. */
  Optional<RunHeader> header(RunId run);

  /**
   * The headers of the latest runs of a pipeline, newest first; imported ones are not among them.
   */
  List<RunHeader> latest(String pipeline, int limit);

  /** The names of all pipelines that have runs, sorted; imported runs do not count. */
  List<String> pipelines();
}
