/**
 * What can be said of a definition without running it: mistakes within stages and between them
 * ({@link io.kryptonx.engine.check.StaticCheck}), what is probably not meant or could be better
 * ({@link io.kryptonx.engine.check.Advice}), what this machine lacks, and the rules of a house
 * ({@link io.kryptonx.engine.check.PolicyCheck}). {@link io.kryptonx.engine.check.PipelineCheck} is
 * the entry. Nothing here needs a store, and nothing executes a stage.
 */
@NullMarked
package io.kryptonx.engine.check;

import org.jspecify.annotations.NullMarked;
