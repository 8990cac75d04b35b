/**
 * The pure core of one run: {@link io.kryptonx.scheduler.Scheduler} takes requests, answers with
 * events, and turns applied events into state and orders. No clock, thread, randomness, I/O or
 * logging; no iteration in hash order. It depends on the model alone.
 */
@NullMarked
package io.kryptonx.scheduler;

import org.jspecify.annotations.NullMarked;
