/**
 * Texts that stand for values: durations, sizes, counts, platforms. Each has a range, and a problem
 * of its own where it is none.
 */
@NullMarked
package io.kryptonx.definition.internal.value;

import org.jspecify.annotations.NullMarked;
