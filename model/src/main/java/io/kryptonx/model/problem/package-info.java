/**
 * The three families of what can go wrong, never mixed: mistakes in a definition are {@link
 * io.kryptonx.model.problem.Problem}s, failures of operation are {@link
 * io.kryptonx.model.problem.KryptonxException}s with an {@link
 * io.kryptonx.model.problem.ErrorCode}, bugs are {@link
 * io.kryptonx.model.problem.InvariantViolation}s. How a task ended is none of them: that is a
 * value.
 */
@NullMarked
package io.kryptonx.model.problem;

import org.jspecify.annotations.NullMarked;
