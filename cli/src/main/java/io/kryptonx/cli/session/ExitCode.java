package io.kryptonx.cli.session;

import io.kryptonx.model.task.RunStatus;

/**
 * What commands end with. Failures of operation bring their own, see {@link
 * io.kryptonx.model.problem.ErrorCode#exitCode()}; it is one of these.
 */
public final class ExitCode {

  /** All fine. */
  public static final int FINE = 0;

  /** A run ended with failures; {@code plan --require-cached} found something to run. */
  public static final int FAILED = 1;

  /** A wrong command line, a mistake in a definition. */
  public static final int USAGE = 2;

  /** The machine or the store does not allow it, or a bug. */
  public static final int ENVIRONMENT = 3;

  /** A run waits for people. */
  public static final int WAITING = 4;

  /** Interrupted by a person. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}

  /** What {@code run} ends with. */
  public static int of(RunStatus status) {
    return switch (status) {
      case SUCCEEDED -> FINE;
      case WAITING -> WAITING;
      case FAILED, SUPERSEDED, OPEN -> FAILED;
      case CANCELLED -> INTERRUPTED;
    };
  }
}
