/**
 * Going through everything that a run names: {@link io.kryptonx.engine.store.walk.RunWalk} is the
 * entry. What is done about it (keeping, verifying, copying) is the business of who walks.
 */
@NullMarked
package io.kryptonx.engine.store.walk;

import org.jspecify.annotations.NullMarked;
