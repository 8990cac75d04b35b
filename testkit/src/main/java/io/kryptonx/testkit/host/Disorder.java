package io.kryptonx.testkit.host;

import io.kryptonx.storage.memory.Crash;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Decides what becomes of messages on their way, and when a host dies. */
interface Disorder {

  /** Which of so many pending messages comes next. */
  int next(int pending);

  /** Whether a message comes a second time. */
  boolean twice();

  /** The pieces that a list travels in; one after the other they hold what it held. */
  <T> List<List<T>> split(List<T> whole);

  /** Whether what was decided becomes durable now. */
  boolean commits();

  /** How the engine dies now, if it does. */
  Optional<Crash> crashes();

  /** Whether a message outlives the engine that sent it. */
  boolean outlives();

  /** The same, but the engine never dies, and perhaps nothing comes twice. */
  default Disorder without(boolean copies) {
    Disorder all = this;
    return new Disorder() {
      @Override
      public int next(int pending) {
        return all.next(pending);
      }

      @Override
      public boolean twice() {
        return !copies && all.twice();
      }

      @Override
      public <T> List<List<T>> split(List<T> whole) {
        return all.split(whole);
      }

      @Override
      public boolean commits() {
        return all.commits();
      }

      @Override
      public Optional<Crash> crashes() {
        return Optional.empty();
      }

      @Override
      public boolean outlives() {
        return all.outlives();
      }
    };
  }

  /** Everything once, in order, whole; nothing dies. */
  static Disorder none() {
    return new Disorder() {
      @Override
      public int next(int pending) {
        return 0;
      }

      @Override
      public boolean twice() {
        return false;
      }

      @Override
      public <T> List<List<T>> split(List<T> whole) {
        return List.of(whole);
      }

      @Override
      public boolean commits() {
        return true;
      }

      @Override
      public Optional<Crash> crashes() {
        return Optional.empty();
      }

      @Override
      public boolean outlives() {
        return false;
      }
    };
  }

  /** Everything in an order that {@code seed} decides, doubled, split, late, with crashes. */
  static Disorder of(long seed) {
    return new Scattering(seed);
  }

  /** How it is done by a seed. The rates differ from seed to seed, so that some runs are calmer. */
  final class Scattering implements Disorder {
    private static final int MAX_CRASHES = 3;

    private final SplittableRandom random;
    private final double twice;
    private final double split;
    private final double commits;
    private final double crashes;
    private final double outlives;
    private int crashesLeft = MAX_CRASHES;

    private Scattering(long seed) {
      random = new SplittableRandom(seed);
      twice = random.nextDouble(0.3);
      split = random.nextDouble();
      commits = random.nextDouble(0.05, 1);
      crashes = random.nextBoolean() ? 0 : random.nextDouble(0.06);
      outlives = random.nextDouble();
    }

    @Override
    public int next(int pending) {
      return random.nextInt(pending);
    }

    @Override
    public boolean twice() {
      return random.nextDouble() < twice;
    }

    @Override
    public <T> List<List<T>> split(List<T> whole) {
      List<List<T>> pieces = new ArrayList<>();
      List<T> piece = new ArrayList<>();
      for (T each : whole) {
        piece.add(each);
        if (random.nextDouble() < split) {
          pieces.add(piece);
          piece = new ArrayList<>();
        }
      }
      if (!piece.isEmpty()) {
        pieces.add(piece);
      }
      return pieces;
    }

    @Override
    public boolean commits() {
      return random.nextDouble() < commits;
    }

    @Override
    public Optional<Crash> crashes() {
      if (crashesLeft == 0 || random.nextDouble() >= crashes) {
        return Optional.empty();
      }
      crashesLeft--;
      return Optional.of(random.nextBoolean() ? Crash.POWER : Crash.PROCESS);
    }

    @Override
    public boolean outlives() {
      return random.nextDouble() < outlives;
    }
  }
}
