/**
 * Holds README and manual to what the program does: {@link io.kryptonx.cli.docs.ExamplesTest} reads
 * each page from top to bottom and does what it says, the other tests compare tables with code.
 */
@NullMarked
package io.kryptonx.cli.docs;

import org.jspecify.annotations.NullMarked;
