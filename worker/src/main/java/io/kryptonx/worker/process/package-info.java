/**
 * Processes of an attempt: starting them, waiting for them, ending all of them whatever they did to
 * get away, and what they printed. {@link io.kryptonx.worker.process.Execution} is the entry. What
 * they are for is not known here.
 */
@NullMarked
package io.kryptonx.worker.process;

import org.jspecify.annotations.NullMarked;
