/**
 * Stages that are sub-pipelines: their files are read once, and their stages stand in the pipeline
 * under paths, {@code clean/tokenize}, connected to what the stage that uses them takes. {@link
 * io.kryptonx.definition.internal.sub.Body} is the entry.
 */
@NullMarked
package io.kryptonx.definition.internal.sub;

import org.jspecify.annotations.NullMarked;
