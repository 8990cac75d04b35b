/**
 * Text on terminals: {@link io.kryptonx.cli.terminal.Output} is where all of it goes through. Here
 * live colours, widths, tables, and making foreign text harmless. What is said is the business of
 * {@code io.kryptonx.cli.view}.
 */
@NullMarked
package io.kryptonx.cli.terminal;

import org.jspecify.annotations.NullMarked;
