/**
 * Selectors, by which people name many stages, and globs, by which they name many items: {@link
 * io.kryptonx.engine.select.Selectors} reads a text, and finds what it means in a graph and perhaps
 * a run. Pure: nothing here reads a store or a file.
 */
@NullMarked
package io.kryptonx.engine.select;

import org.jspecify.annotations.NullMarked;
