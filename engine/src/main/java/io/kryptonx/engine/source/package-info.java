/**
 * Reading the current state of sources: {@link io.kryptonx.engine.source.SourceReader} finds files,
 * puts what changed into the store, and says what each source holds.
 */
@NullMarked
package io.kryptonx.engine.source;

import org.jspecify.annotations.NullMarked;
