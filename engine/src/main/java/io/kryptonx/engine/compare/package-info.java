/**
 * What differs between two runs, down to the content of snapshots: {@link
 * io.kryptonx.engine.compare.Comparison} is the entry. Content is looked at in bounded memory. The
 * answers are values in {@code io.kryptonx.engine.report}.
 */
@NullMarked
package io.kryptonx.engine.compare;

import org.jspecify.annotations.NullMarked;
