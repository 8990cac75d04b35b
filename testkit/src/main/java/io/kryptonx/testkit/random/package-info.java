/**
 * Random pipelines, their sources and edits of both, all from a seed. {@link
 * io.kryptonx.testkit.random.RandomPipeline} is the entry.
 */
@NullMarked
package io.kryptonx.testkit.random;

import org.jspecify.annotations.NullMarked;
