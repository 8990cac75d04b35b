/**
 * How tasks, attempts and runs end, as values. The words are those of the manual and are the same
 * in code, command line, files and metrics.
 */
@NullMarked
package io.kryptonx.model.task;

import org.jspecify.annotations.NullMarked;
