package io.kryptonx.scheduler;

import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a task is tried again, and when. */
final class Retries {

  /** How many attempts may end in doubt where another one is to follow. */
  private static final int DOUBTS = 3;

  private static final double TWO_TO_THE_53 = 0x1p53;

  private Retries() {}

  /** How many attempts of a task may fail. */
  static int attempts(RunState state, Task task) {
    Stage stage = task.stage.node.stage();
    return stage
        .retry()
        .attempts(
            stage.labels().criticality().or(() -> state.graph.pipeline().labels().criticality()));
  }

  /** How many may fail like that: one in doubt is repeated also where no failure would be. */
  static int attempts(RunState state, Task task, Failure failure) {
    int attempts = attempts(state, task);
    boolean doubt = failure.kind() == Failure.Kind.UNKNOWN && Doubts.isRepeated(task);
    return doubt ? Math.max(DOUBTS, attempts) : attempts;
  }

  /**
   * When the next attempt of a task may begin, where there is one. What the other side asks to wait
   * is waited for, up to the longest wait of the stage.
   *
   * @param asked what the other side asks to wait
   * @param now when the attempt failed, by the clock of the host
   */
  static Optional<Instant> next(
      RunState state, Task task, Failure failure, Optional<Duration> asked, Instant now) {
    Retry retry = task.stage.node.stage().retry();
    int failures = task.failures + 1;
    boolean worthwhile =
        failure.kind() == Failure.Kind.UNKNOWN
            ? Doubts.isRepeated(task)
            : retry.isWorthwhileAfter(failure.kind());
    if (!worthwhile || failures >= attempts(state, task, failure)) {
      return Optional.empty();
    }
    Duration usual = retry.backoff().after(failures, chance(state, task));
    Duration longest = retry.backoff().max();
    Duration wait =
        asked
            .map(a -> a.compareTo(longest) < 0 ? a : longest)
            .filter(a -> a.compareTo(usual) > 0)
            .orElse(usual);
    return Optional.of(now.plus(wait));
  }

  /** From 0 to below 1; another one for each run, task and attempt, and the same in a replay. */
  private static double chance(RunState state, Task task) {
    CanonicalWriter seed = new CanonicalWriter();
    seed.text("kryptonx.backoff").text(state.start.run().text());
    task.id().write(seed);
    Digest digest = seed.count(task.attempts).toDigest();
    return (Long.parseUnsignedLong(digest.hex().substring(0, 16), 16) >>> 11) / TWO_TO_THE_53;
  }
}
