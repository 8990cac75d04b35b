/**
 * The definition of a pipeline as an immutable value; {@link io.kryptonx.model.pipeline.Pipeline}
 * is the entry. YAML and Java both become this value, {@link
 * io.kryptonx.model.pipeline.PipelineCodec} gives it its canonical form. What must hold between
 * stages (names that exist, dimensions that meet, no cycles) is checked when it is planned, not
 * here.
 */
@NullMarked
package io.kryptonx.model.pipeline;

import org.jspecify.annotations.NullMarked;
