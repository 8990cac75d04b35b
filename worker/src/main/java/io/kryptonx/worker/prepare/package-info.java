/**
 * Freezing what stages refer to before anything runs: files, classes, tools. {@link
 * io.kryptonx.worker.prepare.LocalPreparer} is the entry. A start at which nothing has changed
 * reads and hashes files, and neither compiles nor looks into classes.
 */
@NullMarked
package io.kryptonx.worker.prepare;

import org.jspecify.annotations.NullMarked;
