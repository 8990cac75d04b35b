/**
 * What may be typed after a command, and understanding it: {@link io.kryptonx.cli.syntax.Syntax}
 * describes, {@link io.kryptonx.cli.syntax.Parsed} is what was typed. Nothing here knows what a
 * command does.
 */
@NullMarked
package io.kryptonx.cli.syntax;

import org.jspecify.annotations.NullMarked;
