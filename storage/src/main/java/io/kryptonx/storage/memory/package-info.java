/**
 * The store in memory, for simulations and for runs that keep nothing: {@link
 * io.kryptonx.storage.memory.MemoryStore}. It knows what would have survived a crash, and forgets
 * the rest when it is reopened after one.
 */
@NullMarked
package io.kryptonx.storage.memory;

import org.jspecify.annotations.NullMarked;
