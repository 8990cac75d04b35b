/** Reads pipeline definitions and says everything that is wrong with them, each with its place. */
@NullMarked
package io.kryptonx.definition;

import org.jspecify.annotations.NullMarked;
