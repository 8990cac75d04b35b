/**
 * Taking out of a store what no run needs any more: {@link io.kryptonx.engine.store.gc.Gc} is the
 * entry, {@link io.kryptonx.engine.store.gc.Retention} the rule. A first pass marks what the runs
 * that stay name; a second one sweeps the rest.
 */
@NullMarked
package io.kryptonx.engine.store.gc;

import org.jspecify.annotations.NullMarked;
