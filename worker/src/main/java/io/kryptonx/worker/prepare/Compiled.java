package io.kryptonx.worker.prepare;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.worker.PreparedStage.Code;

/**
 * The classes of a Java stage.
 *
 * @param digest of all that the stage can reach, without what is there for debugging
 */
record Compiled(Code.Classes classes, Digest digest) {}
