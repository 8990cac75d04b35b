/**
 * The ports of storage: {@link io.kryptonx.storage.Store} bundles them. What is kept, not how: the
 * adapters live in packages of their own ({@code embedded}, {@code memory}) and pass one contract
 * suite.
 */
@NullMarked
package io.kryptonx.storage;

import org.jspecify.annotations.NullMarked;
