/**
 * The embedded store: one folder with a SQLite database for all that is small or must be durable
 * together, and plain files for large content. {@link
 * io.kryptonx.storage.embedded.EmbeddedStore#open} is the entry. No SQL outside the {@code *Table}
 * classes and {@code Schema}; no {@code SQLException} leaves this package.
 */
@NullMarked
package io.kryptonx.storage.embedded;

import org.jspecify.annotations.NullMarked;
