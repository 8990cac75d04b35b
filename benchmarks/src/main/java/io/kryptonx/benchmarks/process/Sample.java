package io.kryptonx.benchmarks.process;

/**
 * What one process took.
 *
 * @param seconds from its start to its end, or to what is measured
 * @param peakKib the most memory that it, or one of its children, had at once; 0 if unknown
 */
record Sample(double seconds, long peakKib) {}
