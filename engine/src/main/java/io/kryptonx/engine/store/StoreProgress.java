package io.kryptonx.engine.store;

/** Who wants to know how far long work on a store has come. Called by the thread that works. */
@FunctionalInterface
public interface StoreProgress {

  /** Nobody does. */
  StoreProgress NONE = (_, _, _) -> {};

  /**
   * The work has come so far; called often.
   *
   * @param what is being done, in a word or two
   * @param total of it; 0 where that is not known
   */
  void at(String what, long done, long total);
}
