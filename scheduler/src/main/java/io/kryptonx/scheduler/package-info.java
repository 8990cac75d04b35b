/**
 * The pure core of Kryptonx: events in, state and orders out.
 *
 * <p>Nothing here reads a clock, a file, a random source or a thread: such things arrive as fields of
 * events.
 */
@NullMarked
package io.kryptonx.scheduler;

import org.jspecify.annotations.NullMarked;
