/**
 * Dead letters: tasks that failed for good, and the way back. {@link
 * io.kryptonx.engine.dead.Letters} reads them off the runs of a pipeline, {@link
 * io.kryptonx.engine.dead.LetterQuery} says which are meant, {@link
 * io.kryptonx.engine.dead.Redrives} makes of them a run that could start. Nothing here is kept on
 * its own but what people decide.
 */
@NullMarked
package io.kryptonx.engine.dead;

import org.jspecify.annotations.NullMarked;
