/**
 * The two ports through which threads and time reach the embedded host: {@link
 * io.kryptonx.engine.port.Executor} and {@link io.kryptonx.engine.port.Clock}. Nothing else in the
 * engine starts a thread, waits, or asks what time it is, so that a simulator can drive it.
 */
@NullMarked
package io.kryptonx.engine.port;

import org.jspecify.annotations.NullMarked;
