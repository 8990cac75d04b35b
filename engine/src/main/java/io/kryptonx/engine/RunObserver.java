package io.kryptonx.engine;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import java.util.List;

/**
 * Is told of a run while it goes on. Calls come one at a time, in order, from a thread of the
 * engine; a slow observer slows the run.
 */
public interface RunObserver {

  /** Something is going on before the run starts: {@code compiling stages}, {@code 812 files}. */
  default void preparing(String what) {}

  /**
   * The run starts or goes on.
   *
   * @param resumed whether an unfinished run is continued
   */
  default void started(RunId run, Digest revision, boolean resumed) {}

  /** Entries of the journal, once they are durable. */
  default void durable(RunId run, List<JournalEntry> entries) {}

  /** Something worth a line that is no failure: no sandbox here, an impurity was found. */
  default void notice(String text) {}
}
