package io.kryptonx.scheduler;

/**
 * How much of a run is left: stages that can still have tasks, and tasks that have not ended.
 * Counted, so that each event is applied in the same time however many stages there are.
 */
final class Remainder {

  private int count;
  private int active;

  void more() {
    count++;
  }

  void less() {
    count--;
  }

  boolean isNothing() {
    return count == 0;
  }

  /** A task was such that the run goes on with it by itself, or is so now. */
  void active(boolean before, boolean now) {
    active += (now ? 1 : 0) - (before ? 1 : 0);
  }

  /** Whether what is left goes on by itself. */
  boolean isActive() {
    return active > 0;
  }
}
