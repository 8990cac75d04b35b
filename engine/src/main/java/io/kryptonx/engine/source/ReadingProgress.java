package io.kryptonx.engine.source;

import java.util.function.Consumer;

/** Tells how far a long reading has come, a line for so many things. */
final class ReadingProgress {

  /** A line is told after so many. */
  static final int STEP = 100_000;

  private final Consumer<String> lines;

  ReadingProgress(Consumer<String> lines) {
    this.lines = lines;
  }

  /** So many are done; told at each full step. */
  void count(String what, long done) {
    if (done > 0 && done % STEP == 0) {
      lines.accept("%s: %d so far".formatted(what, done));
    }
  }

  /** Something else begins. */
  void begin(String what) {
    lines.accept(what);
  }
}
