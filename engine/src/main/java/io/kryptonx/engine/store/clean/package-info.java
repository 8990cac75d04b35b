/**
 * Deleting files of a store that can be made again, or all of them: {@link
 * io.kryptonx.engine.store.clean.Cleaning}. It knows what lies in the folder of a store, and
 * touches nothing else.
 */
@NullMarked
package io.kryptonx.engine.store.clean;

import org.jspecify.annotations.NullMarked;
