/** The embedded host: drives the core with storage, workers and timers. */
@NullMarked
package io.kryptonx.engine;

import org.jspecify.annotations.NullMarked;
