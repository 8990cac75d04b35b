/**
 * The ports through which threads, time and changes of files reach the embedded host: {@link
 * io.kryptonx.engine.port.Executor}, {@link io.kryptonx.engine.port.Clock} and {@link
 * io.kryptonx.engine.port.FileWatch}. Nothing else in the engine starts a thread, waits, or asks
 * what time it is, so that a simulator can drive it.
 */
@NullMarked
package io.kryptonx.engine.port;

import org.jspecify.annotations.NullMarked;
