package io.kryptonx.cli.view;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How long a run will still take, from how many tasks ended over the last seconds. Cached tasks at
 * its start would promise too much; they leave the window soon.
 */
final class Estimate {

  private static final long WINDOW_MILLIS = 20_000;
  private static final long LEAST_MILLIS = 2_000;

  /** So that there are at most 200 samples. */
  private static final long APART_MILLIS = 100;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long atMillis, long ended) {}

  /**
   * Takes note of where the run stands.
   *
   * @return the milliseconds left, once they can be told
   */
  OptionalLong update(long atMillis, long ended, long expected) {
    if (samples.isEmpty() || samples.getLast().atMillis() + APART_MILLIS <= atMillis) {
      samples.addLast(new Sample(atMillis, ended));
    }
    while (samples.getFirst().atMillis() < atMillis - WINDOW_MILLIS) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    long took = atMillis - first.atMillis();
    long done = ended - first.ended();
    if (took < LEAST_MILLIS || done <= 0 || expected <= ended) {
      return OptionalLong.empty();
    }
    return OptionalLong.of((expected - ended) * took / done);
  }
}
