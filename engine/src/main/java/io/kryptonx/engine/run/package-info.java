/**
 * The embedded host of one run: {@link io.kryptonx.engine.run.RunDriver} turns messages into
 * requests, journals what the core decides, and carries out its orders. It has no opinion of its
 * own on what runs.
 */
@NullMarked
package io.kryptonx.engine.run;

import org.jspecify.annotations.NullMarked;
