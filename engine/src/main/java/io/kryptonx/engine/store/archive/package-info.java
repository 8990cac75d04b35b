/**
 * A run in one file, to be looked at in another store: {@link
 * io.kryptonx.engine.store.archive.RunExport} writes it, {@link
 * io.kryptonx.engine.store.archive.RunImport} takes it in. Nothing of the file is trusted.
 */
@NullMarked
package io.kryptonx.engine.store.archive;

import org.jspecify.annotations.NullMarked;
