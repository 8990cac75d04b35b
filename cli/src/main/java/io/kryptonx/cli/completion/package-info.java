/**
 * Texts that other programs read, made of the descriptions of all commands: scripts by which shells
 * complete command lines, and the manual page. {@link io.kryptonx.cli.completion.Described} is what
 * they are made of.
 */
@NullMarked
package io.kryptonx.cli.completion;

import org.jspecify.annotations.NullMarked;
