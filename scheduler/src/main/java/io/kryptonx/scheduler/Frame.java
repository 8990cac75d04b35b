package io.kryptonx.scheduler;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stages among which items travel: those of the run, or those of a loop for one item in one pass.
 * What stands in a frame reaches another one only through the loop.
 */
final class Frame {

  /** The passes that it is in; none for the run. */
  final Iteration iteration;

  /** The item of the loop's task; the empty one for the run. */
  final Item item;

  /** By slot of the stage; null where a stage does not run in it. */
  private final @Nullable Turn[] turns;

  private final @Nullable Pass pass;

  /** The frame of the run. */
  Frame(List<StageState> stages, Remainder remainder) {
    this.iteration = Iteration.NONE;
    this.item = Item.EMPTY;
    this.pass = null;
    this.turns = new Turn[stages.size()];
    stages.forEach(stage -> turns[stage.slot] = new Turn(stage, this, remainder));
  }

  /**
   * The frame of a pass.
   *
   * @param slots how many stages the loop has
   */
  Frame(Pass pass, Iteration iteration, int slots) {
    this.iteration = iteration;
    this.item = pass.loop.task.item;
    this.pass = pass;
    this.turns = new Turn[slots];
  }

  /** Lets stages have their turn in it. */
  void add(List<StageState> stages, Remainder remainder) {
    stages.forEach(stage -> turns[stage.slot] = new Turn(stage, this, remainder));
  }

  /** Of which pass it is, where it is one of a loop. */
  Optional<Pass> pass() {
    return Optional.ofNullable(pass);
  }

  /** The turn of a stage, where it has one. */
  @Nullable Turn find(StageState stage) {
    return stage.slot < 0 ? null : turns[stage.slot];
  }

  /** The turn of a stage. */
  Turn turn(StageState stage) {
    Turn turn = find(stage);
    if (turn == null) {
      throw new InvariantViolation("stage " + stage.name() + " has no turn in " + iteration);
    }
    return turn;
  }

  /** Nothing arrives in it any more: only what its tasks made is kept. */
  void leave() {
    for (int slot = 0; slot < turns.length; slot++) {
      Turn turn = turns[slot];
      if (turn != null && turn.isClosed()) {
        turn.leave();
      } else {
        turns[slot] = null;
      }
    }
  }
}
