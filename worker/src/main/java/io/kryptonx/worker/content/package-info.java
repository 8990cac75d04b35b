/**
 * Whether content is what its type says: {@link io.kryptonx.worker.content.Content} looks at first
 * bytes, {@link io.kryptonx.worker.content.OutputIntake} takes outputs into the store that are as
 * declared.
 */
@NullMarked
package io.kryptonx.worker.content;

import org.jspecify.annotations.NullMarked;
