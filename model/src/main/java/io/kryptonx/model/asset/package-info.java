/**
 * Content: {@link io.kryptonx.model.asset.Snapshot}s, collections of them, and the manifests that
 * name many by one digest. Nothing here reads or writes; bytes come and go as arguments.
 */
@NullMarked
package io.kryptonx.model.asset;

import org.jspecify.annotations.NullMarked;
