/**
 * Publishing: {@link io.kryptonx.engine.publish.Publisher} makes files of snapshots, each by a
 * temporary name and a rename, and never touches what is not ours.
 */
@NullMarked
package io.kryptonx.engine.publish;

import org.jspecify.annotations.NullMarked;
