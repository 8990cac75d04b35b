/**
 * Watching what a pipeline is made of: {@link io.kryptonx.engine.watch.References} knows which
 * files count, {@link io.kryptonx.engine.watch.Watching} says when one of them has changed and
 * things are quiet again, and the others are adapters of {@link io.kryptonx.engine.port.FileWatch}.
 */
@NullMarked
package io.kryptonx.engine.watch;

import org.jspecify.annotations.NullMarked;
