/**
 * The elements under {@code sources:}; {@link io.kryptonx.definition.internal.source.SourceParser}
 * is the entry.
 */
@NullMarked
package io.kryptonx.definition.internal.source;

import org.jspecify.annotations.NullMarked;
