/**
 * The pages of the manual that the program carries with it: one for each code. {@link
 * io.kryptonx.cli.manual.Manual} is the entry.
 */
@NullMarked
package io.kryptonx.cli.manual;

import org.jspecify.annotations.NullMarked;
