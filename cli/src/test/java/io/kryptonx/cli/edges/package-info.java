/** Whole processes on machines on which something is missing, full, or not allowed. */
@NullMarked
package io.kryptonx.cli.edges;

import org.jspecify.annotations.NullMarked;
