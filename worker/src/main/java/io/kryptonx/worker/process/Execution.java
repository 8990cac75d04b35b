package io.kryptonx.worker.process;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.folder.WorkingFolder;
import io.kryptonx.worker.launch.Child;
import io.kryptonx.worker.launch.Launch;
import io.kryptonx.worker.launch.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;

/**
 * Executes a command in a working folder: nothing to read, everything printed into the log, and
 * nothing alive afterwards.
 */
public final class Execution {

  /** How long processes that were asked to end may take for it. */
  public static final long GRACE_MILLIS = 2_000;

  /** The most bytes that an attempt may print. */
  public static final long MAX_LOG_BYTES = 1L << 30;

  private static final long STEP_MILLIS = 50;

  private Execution() {}

  /** How a command ended. */
  public sealed interface End {
    /** By itself; a signal gives 128 and its number. */
    record Exited(int code) implements End {}

    /** It took too long. */
    record TimedOut() implements End {}

    /** It was told to stop. */
    record Stopped() implements End {}

    /** It printed too much. */
    record PrintedTooMuch() implements End {}
  }

  /**
   * Executes it and waits.
   *
   * @param launcher starts it
   * @param command its first part is a path
   * @param asksRoot whether the process itself is asked to end before it is made to
   * @throws KryptonxException ENVIRONMENT if it cannot be started
   */
  public static End run(
      Launcher launcher,
      List<String> command,
      SortedMap<String, String> environment,
      WorkingFolder folder,
      Optional<Duration> timeout,
      StopSignal stop,
      boolean asksRoot) {
    Child process;
    try {
      process = launcher.start(new Launch(command, environment, folder.work(), folder.log()));
    } catch (IOException e) {
      throw new KryptonxException(
          ErrorCode.ENVIRONMENT,
          "cannot start "
              + command.getFirst()
              + ": "
              + e.getMessage()
              + "; install it, or free"
              + " memory and processes",
          e);
    }
    Family family = new Family(process, folder.name());
    End end = await(process, folder, timeout, stop);
    if (end instanceof End.Exited) {
      family.endStrays();
    } else {
      family.end(GRACE_MILLIS, asksRoot);
    }
    return end;
  }

  private static End await(
      Child process, WorkingFolder folder, Optional<Duration> timeout, StopSignal stop) {
    long leftNanos = timeout.map(Duration::toNanos).orElse(Long.MAX_VALUE);
    long stepNanos = TimeUnit.MILLISECONDS.toNanos(STEP_MILLIS);
    while (leftNanos > 0) {
      long waitNanos = Math.min(stepNanos, leftNanos);
      try {
        OptionalInt code = process.await(Duration.ofNanos(waitNanos));
        if (code.isPresent()) {
          return new End.Exited(code.getAsInt());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return new End.Stopped();
      }
      if (stop.isGiven()) {
        return new End.Stopped();
      }
      if (size(folder) > MAX_LOG_BYTES) {
        return new End.PrintedTooMuch();
      }
      leftNanos -= timeout.isPresent() ? waitNanos : 0;
    }
    return new End.TimedOut();
  }

  private static long size(WorkingFolder folder) {
    try {
      return Files.size(folder.log());
    } catch (IOException e) {
      return 0; // moved away by the attempt; what it prints now is its own affair
    }
  }
}
