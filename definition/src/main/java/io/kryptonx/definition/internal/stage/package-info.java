/**
 * The elements of a stage, one parser each; {@link
 * io.kryptonx.definition.internal.stage.StageParser} is the entry. What holds between stages is not
 * looked at, but for the names that references need.
 */
@NullMarked
package io.kryptonx.definition.internal.stage;

import org.jspecify.annotations.NullMarked;
