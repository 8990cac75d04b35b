package io.kryptonx.testkit;

import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/**
 * The seeds of random tests: 1 to a number, or the one given by {@code -Dkx.seed}; {@code
 * -Dkx.seeds} gives another number.
 */
public final class Seeds {

  private Seeds() {}

  /** Runs a test for each seed; the first that fails is told with one line to replay it. */
  public static void forEach(Class<?> test, int count, LongConsumer body) {
    for (long seed : seeds(count)) {
      try {
        body.accept(seed);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "seed %d fails; to replay: scripts/maven.sh -pl testkit -am test -Dtest=%s -Dsurefire.failIfNoSpecifiedTests=false -Dkx.seed=%d"
                .formatted(seed, test.getSimpleName(), seed),
            e);
      }
    }
  }

  private static List<Long> seeds(int count) {
    return Optional.ofNullable(Long.getLong("kx.seed"))
        .map(List::of)
        .orElseGet(
            () -> LongStream.rangeClosed(1, Long.getLong("kx.seeds", count)).boxed().toList());
  }
}
