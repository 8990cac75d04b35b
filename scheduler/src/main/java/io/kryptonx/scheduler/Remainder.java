package io.kryptonx.scheduler;

/**
 * How much of a run is left: stages that can still have tasks, and tasks that have not ended.
 * Counted, so that each event is applied in the same time however many stages there are.
 */
final class Remainder {

  private int count;

  void more() {
    count++;
  }

  void less() {
    count--;
  }

  boolean isNothing() {
    return count == 0;
  }
}
