package io.kryptonx.testkit.host;

import io.kryptonx.model.identity.Digest;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Decides by a seed what goes wrong and when, counts it, and stops after so much. How likely each
 * mishap is differs from seed to seed, so that some runs are calmer than others.
 */
final class Mishaps {

  /** As often as the same attempt may be lost with its engine: after more its task fails. */
  private static final int MOST = 5;

  private static final double MOST_LIKELY = 0.05;

  private final SplittableRandom random;
  private final Map<Mishap, Double> chances = new EnumMap<>(Mishap.class);
  private final Map<Mishap, Integer> counts = new EnumMap<>(Mishap.class);
  private final List<Digest> made = new ArrayList<>();
  private int left = MOST;

  Mishaps(long seed) {
    random = new SplittableRandom(seed);
    for (Mishap each : Mishap.values()) {
      chances.put(each, random.nextBoolean() ? 0 : random.nextDouble(MOST_LIKELY));
    }
  }

  /** Whether it happens now. */
  boolean happens(Mishap mishap) {
    boolean happens = left > 0 && random.nextDouble() < chances.getOrDefault(mishap, 0.0);
    if (happens) {
      left--;
      count(mishap);
    }
    return happens;
  }

  void count(Mishap mishap) {
    counts.merge(mishap, 1, Integer::sum);
  }

  /** One of so many. */
  int any(int count) {
    return random.nextInt(count);
  }

  /** Content that a stage made. */
  void made(Digest digest) {
    made.add(digest);
  }

  /** Some content that a stage made, to be lost. */
  Optional<Digest> victim() {
    return made.isEmpty() ? Optional.empty() : Optional.of(made.get(any(made.size())));
  }

  /** How often what happened. */
  Map<Mishap, Integer> counts() {
    return counts;
  }
}
