package io.kryptonx.storage;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is done to a store as a whole: going through all that it keeps, taking out what nothing
 * needs, taking in a run of another store. What reads may be called at any time, also beside an
 * engine that writes; what changes needs a store opened for writing and one caller at a time. Every
 * change is durable when its call returns, and may be repeated.
 */
public interface Upkeep {

  /** The headers of all runs, removed and imported ones too, in order of their names. */
  List<RunHeader> runs();

  /**
   * The journal of a run as it is kept, page by page; the hash chain is verified while reading.
   *
   * @return the chain value after the last page
   * @throws io.kryptonx.model.problem.KryptonxException as {@link Journal#read}
   */
  Digest pages(RunId run, Consumer<JournalPage> pages);

  /** All content; the consumer may use the store. What is put meanwhile may be missed. */
  void contents(Consumer<Kept> each);

  /** All results; the consumer may use the store. */
  void results(Consumer<ResultIndex.Entry> each);

  /** The folders that something is known of in {@link FileStates}, sorted. */
  List<String> fileStateFolders();

  /** The pipelines that something is published of, sorted. */
  List<String> publishers();

  /** The pipelines of which effects are known, sorted. */
  List<String> effectful();

  /**
   * Looks at what holds everything else: the form of the database, and the chain over the starts
   * and ends of all runs.
   *
   * @return a sentence for each thing that is wrong; none where all is well
   */
  List<String> defects();

  /**
   * Takes in a run of another store whose content was put before. It is there whole, content
   * included, or not at all. One that is known by that name is replaced.
   *
   * @param header says by {@link RunHeader#origin} what the run was called there
   * @param pages all of its journal, in order; asked for while the store is written
   * @throws io.kryptonx.model.problem.InvariantViolation if the pages leave a gap
   */
  void adopt(RunHeader header, Iterator<JournalPage> pages);

  /**
   * Marks runs as removed: from then on reading their journals is refused. The content that they
   * name is not touched.
   *
   * @param headers as they are to be, each {@link RunBody.Removed}
   */
  void remove(List<RunHeader> headers);

  /** Deletes the journal of a removed run; its header stays, that of an imported run does not. */
  void dropJournal(RunId run);

  /**
   * Deletes content.
   *
   * @return how many bytes of room that gives
   */
  long deleteContent(Collection<Digest> digests);

  /** Forgets results. */
  void forgetResults(Collection<Fingerprint> fingerprints);

  /**
   * Gives room within the database back to the file system, where there is much of it. It needs as
   * much room for a moment as the database takes afterwards.
   *
   * @return how many bytes that gave back
   */
  long compact();
}
