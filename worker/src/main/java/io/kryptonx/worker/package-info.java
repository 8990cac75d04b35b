/**
 * Performing one attempt of one task: {@link io.kryptonx.worker.StagePreparer} freezes what stages
 * refer to, {@link io.kryptonx.worker.Worker} lays out a fresh folder, executes, and collects the
 * outputs. When something runs, and what follows from how it ended, is not decided here.
 */
@NullMarked
package io.kryptonx.worker;

import org.jspecify.annotations.NullMarked;
