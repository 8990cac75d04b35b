package io.kryptonx.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine is killed at random moments of a pipeline that puts rows into PostgreSQL and asks two
 * servers, one of which forgets keys, and is started again. {@code scripts/effects-kill-test} does
 * it many times.
 */
class EffectsKillIT {

  @TempDir Path folder;

  @Test
  void killedEnginesActAsPromised() throws Exception {
    int rounds = Integer.getInteger("kx.rounds", 3);
    long seed = Long.getLong("kx.seed", new Random().nextLong(1_000_000));
    System.out.printf("scripts/effects-kill-test %d %d%n", rounds, seed);
    try (KilledEffects killed = new KilledEffects(folder, new Random(seed))) {
      killed.calm();
      for (int round = 1; round <= rounds; round++) {
        assertThat(killed.round(round)).as("round %d of seed %d", round, seed).isEmpty();
      }
      System.out.println(killed.figures());
    }
  }
}
