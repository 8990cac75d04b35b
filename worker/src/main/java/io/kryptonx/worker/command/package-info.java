/**
 * Actions that are commands: the one namespace of what they see, the fixed world around it, and
 * what their exit codes mean. {@link io.kryptonx.worker.command.Commands} is the entry.
 */
@NullMarked
package io.kryptonx.worker.command;

import org.jspecify.annotations.NullMarked;
