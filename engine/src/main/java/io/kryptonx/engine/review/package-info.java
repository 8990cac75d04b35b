/**
 * What people decide about single contents. {@link io.kryptonx.engine.review.ReviewList} reads off
 * the latest run what is to be decided and what was, {@link io.kryptonx.engine.review.ReviewQuery}
 * says which are meant. Nothing here is kept on its own but the decisions.
 */
@NullMarked
package io.kryptonx.engine.review;

import org.jspecify.annotations.NullMarked;
