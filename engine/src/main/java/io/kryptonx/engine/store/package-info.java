/**
 * The tools around a store and its past runs, beside the {@link io.kryptonx.engine.Engine} that
 * makes runs: {@link io.kryptonx.engine.store.StoreTools} is the entry. They need no definition.
 */
@NullMarked
package io.kryptonx.engine.store;

import org.jspecify.annotations.NullMarked;
