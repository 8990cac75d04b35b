/**
 * Tasks that people pinned to what they had made in a run: {@link
 * io.kryptonx.engine.lock.LockQuery} says which are meant, {@link
 * io.kryptonx.engine.lock.LockState} what became of a lock. What is kept of them are the decisions.
 */
@NullMarked
package io.kryptonx.engine.lock;

import org.jspecify.annotations.NullMarked;
