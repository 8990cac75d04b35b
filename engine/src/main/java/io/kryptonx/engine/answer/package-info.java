/**
 * Answers about runs: what one would do, why a task ran, what was made. They read; nothing here
 * changes a store.
 */
@NullMarked
package io.kryptonx.engine.answer;

import org.jspecify.annotations.NullMarked;
