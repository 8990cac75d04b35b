/**
 * One type for each command: its options, and what it asks the engine for. {@link
 * io.kryptonx.cli.command.Command} is what they have in common; what is shown is made in {@code
 * io.kryptonx.cli.view} and {@code io.kryptonx.cli.json}.
 */
@NullMarked
package io.kryptonx.cli.command;

import org.jspecify.annotations.NullMarked;
