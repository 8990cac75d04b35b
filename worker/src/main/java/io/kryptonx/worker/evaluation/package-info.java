/**
 * Evaluating the expressions of a stage for one task: {@link
 * io.kryptonx.worker.evaluation.TaskExpressions} is the entry. Inputs and outputs are read from the
 * store, as far as an expression names them.
 */
@NullMarked
package io.kryptonx.worker.evaluation;

import org.jspecify.annotations.NullMarked;
