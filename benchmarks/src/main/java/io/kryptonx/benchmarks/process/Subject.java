package io.kryptonx.benchmarks.process;

import java.io.IOException;

/** One of the programs that do the same work in a workload. */
record Subject(String name, Measured measured) {

  /** Does the work once. */
  @FunctionalInterface
  interface Measured {
    /**
     * Makes everything ready, then measures.
     *
     * @param round from 1
     */
    Sample measure(int round) throws IOException, InterruptedException;
  }
}
