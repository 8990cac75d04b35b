/** The commands that people type; the only place that chooses adapters. */
@NullMarked
package io.kryptonx.cli;

import org.jspecify.annotations.NullMarked;
