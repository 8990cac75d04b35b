package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.scheduler.graph.AssetNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** One pass of a loop for one item. */
final class Pass {

  final LoopState loop;

  /** From 1. */
  final int number;

  final Frame frame;

  /** What has to end before it is judged. */
  final Remainder first = new Remainder();

  /** What has to end before another one can follow. */
  final Remainder second = new Remainder();

  /** What has to end in place of another one, where the loop does not converge. */
  final Remainder third = new Remainder();

  /** What the pass before made for it, or what came in. */
  final InputValue carry;

  /** What the work in it took, in this run or in those whose results it uses. */
  Charge charged = Charge.NONE;

  /** What the attempts in it took in this run. */
  Charge spent = Charge.NONE;

  /** What {@code until} said about it after the pass before, in canonical JSON. */
  final String with;

  /** What {@code until} said about the next one. */
  String nextWith = Action.Loop.WITHOUT;

  OptionalDouble score = OptionalDouble.empty();

  /** What it yields; null until that was made. */
  @Nullable InputValue result;

  Pass(LoopState loop, int number, InputValue carry, String with) {
    this.loop = loop;
    this.number = number;
    this.carry = carry;
    this.with = with;
    List<Integer> path = new ArrayList<>(loop.task.turn.frame.iteration.path());
    path.add(number);
    this.frame = new Frame(this, new Iteration(path), loop.slots());
  }

  /** The loop's task in this iteration. */
  TaskId id() {
    return new TaskId(loop.task.stage.name(), loop.task.item, frame.iteration);
  }

  InputValue knownResult() {
    if (result == null) {
      throw new InvariantViolation("iteration " + id() + " has no result");
    }
    return result;
  }

  /** What an asset is that the loop gives its stages. */
  InputValue given(String name) {
    if (name.equals(Action.Loop.CARRY)) {
      return carry;
    }
    if (name.equals(Action.Loop.WITH)) {
      byte[] bytes = with.getBytes(StandardCharsets.UTF_8);
      return new Snapshot(MediaType.JSON, bytes.length, Digest.of(bytes));
    }
    return loop.task.knownInput(name);
  }

  /** What an asset is in this pass; empty where it was not made. */
  Optional<InputValue> value(AssetNode asset) {
    return asset.given()
        ? Optional.of(given(nameOf(asset)))
        : PassValues.of(frame, loop.stages(), asset);
  }

  /** What a stage of the loop calls an asset that the loop gives. */
  static String nameOf(AssetNode given) {
    String path = given.ref().node();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
