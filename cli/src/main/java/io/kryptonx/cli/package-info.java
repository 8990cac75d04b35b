/**
 * The commands that people type; the only place that chooses adapters. {@link io.kryptonx.cli.Main}
 * is the entry, {@link io.kryptonx.cli.Cli} finds the command and turns what goes wrong into
 * messages and exit codes.
 */
@NullMarked
package io.kryptonx.cli;

import org.jspecify.annotations.NullMarked;
