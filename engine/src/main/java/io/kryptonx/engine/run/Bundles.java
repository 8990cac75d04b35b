package io.kryptonx.engine.run;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Isolation;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.scheduler.RunView;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many attempts of a stage are handed to a thread at once. Waking a thread takes longer than
 * short work does, so that work within the engine which has been quick is handed over in bundles.
 * Nothing else is: other work would wait behind what was handed over with it.
 */
final class Bundles {

  /** The most attempts of a bundle. */
  static final int MAX = 32;

  /** So many times the bundles that are worked on at once are made of what waits. */
  private static final int SHARES = 4;

  /** Work that takes no longer is quick. */
  private static final long QUICK_MILLIS = 2;

  /** So many attempts in a row have to be quick. */
  private static final int ENOUGH = 8;

  private final int jobs;
  private final Predicate<String> bundled;
  private final Map<String, Integer> quick = new HashMap<>();

  /**
   * None yet.
   *
   * @param bundled the stages of which attempts may be handed over together
   */
  Bundles(int jobs, Predicate<String> bundled) {
    this.jobs = jobs;
    this.bundled = bundled;
  }

  /**
   * How many attempts may be handed over.
   *
   * @param waiting how many of the stage wait
   */
  int size(String stage, int waiting) {
    return quick.getOrDefault(stage, 0) < ENOUGH || !bundled.test(stage)
        ? 1
        : Math.clamp(waiting / ((long) SHARES * jobs), 1, MAX);
  }

  /** An attempt took so long. */
  void ended(String stage, long millis) {
    if (isQuick(millis)) {
      quick.merge(stage, 1, (before, one) -> Math.min(ENOUGH, before + one));
    } else {
      quick.remove(stage);
    }
  }

  static boolean isQuick(long millis) {
    return millis <= QUICK_MILLIS;
  }

  /** Whether the engine does the work itself, and nothing bounds how much of it there may be. */
  static boolean isWithin(RunView view, String name) {
    if (!view.graph().pipeline().budget().isNone()) {
      return false; // no more is begun than workers are free, or more would be spent
    }
    Stage stage = view.graph().pipeline().stages().get(name);
    if (stage == null
        || stage.effect().isPresent()
        || stage.resources().concurrency().isPresent()
        || stage.resources().pool().isPresent()) {
      return false;
    }
    return switch (stage.action()) {
      case Action.Expression _, Action.Route _ -> true;
      case Action.JavaFile _, Action.JavaClass _ -> stage.isolation() == Isolation.NONE;
      case Action.Shell _,
          Action.Program _,
          Action.Split _,
          Action.Http _,
          Action.Jdbc _,
          Action.Approve _,
          Action.Removed _,
          Action.Loop _ ->
          false;
    };
  }
}
