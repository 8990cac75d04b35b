/**
 * Attempts performed on this machine: {@link io.kryptonx.worker.local.LocalWorker} performs them,
 * {@link io.kryptonx.worker.local.TaskFolders} lays one out for a person to look at. What the parts
 * do is in the packages beside this one.
 */
@NullMarked
package io.kryptonx.worker.local;

import org.jspecify.annotations.NullMarked;
