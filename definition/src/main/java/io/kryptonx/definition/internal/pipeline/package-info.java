/**
 * The top of a definition: {@link io.kryptonx.definition.internal.pipeline.PipelineParser}, and the
 * elements that belong to the pipeline as a whole.
 */
@NullMarked
package io.kryptonx.definition.internal.pipeline;

import org.jspecify.annotations.NullMarked;
