/**
 * Looking whether a store is what was written: {@link io.kryptonx.engine.store.check.StoreCheck} is
 * the entry. It reads and changes nothing.
 */
@NullMarked
package io.kryptonx.engine.store.check;

import org.jspecify.annotations.NullMarked;
