/**
 * Expressions in CEL: compiled and checked before a run, evaluated within bounds. {@link
 * io.kryptonx.worker.expression.Expression} is the entry; {@link
 * io.kryptonx.worker.expression.RowExpression} is the one for rows of tables. Where values come
 * from is not known here. The library behind it is loaded with the first expression, and never
 * where there is none.
 */
@NullMarked
package io.kryptonx.worker.expression;

import org.jspecify.annotations.NullMarked;
