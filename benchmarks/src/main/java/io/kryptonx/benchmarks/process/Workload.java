package io.kryptonx.benchmarks.process;

import java.util.List;

/**
 * The same work, done by several programs in turn.
 *
 * @param size how many tasks, or bytes
 * @param subjects the first one is the reference
 */
record Workload(String name, String what, long size, List<Subject> subjects) {}
