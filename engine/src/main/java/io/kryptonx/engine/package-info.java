/**
 * The embedded host: it drives the scheduler with storage, workers and timers, and is the API for
 * embedding. {@link io.kryptonx.engine.Engine} is the entry. What runs when is decided in the
 * scheduler, never here.
 */
@NullMarked
package io.kryptonx.engine;

import org.jspecify.annotations.NullMarked;
