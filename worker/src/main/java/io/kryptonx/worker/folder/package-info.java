/**
 * The folder of one attempt: inputs are laid out in it, outputs are collected from it, and it goes
 * away. {@link io.kryptonx.worker.folder.WorkingFolder} is the entry. What is executed in it is not
 * known here.
 */
@NullMarked
package io.kryptonx.worker.folder;

import org.jspecify.annotations.NullMarked;
