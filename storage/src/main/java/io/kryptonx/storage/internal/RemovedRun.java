package io.kryptonx.storage.internal;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is said of a run whose body is gone. */
public final class RemovedRun {

  private RemovedRun() {}

  /** The failure to read it. */
  public static KryptonxException failure(RunId run, Instant at) {
    return new KryptonxException(
        ErrorCode.NOT_FOUND,
        "the body of %s was removed on %s; what is left of it tells: kryptonx runs show %s"
            .formatted(run, at.truncatedTo(ChronoUnit.SECONDS), run));
  }
}
