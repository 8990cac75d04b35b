/**
 * Workloads as whole processes, beside peers in the same rounds; {@link
 * io.kryptonx.benchmarks.process.Workloads} says what there is, {@code benchmarks/run} starts it.
 * Nothing here decides whether the build passes.
 */
@NullMarked
package io.kryptonx.benchmarks.process;

import org.jspecify.annotations.NullMarked;
