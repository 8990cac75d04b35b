package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Ending;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A loop for one item, as far as it has come.
 *
 * @param ending why it ended; empty while it goes on
 * @param chosen the iteration whose result is that of the loop; 0 where it is what came in, or
 *     where there is none
 * @param charged what the work of all iterations took, in this run or in those whose results they
 *     use; this counts for the budget
 * @param spent what the attempts of all iterations took in this run
 */
public record LoopView(
    TaskId id,
    Optional<Ending> ending,
    int chosen,
    List<IterationView> iterations,
    Charge charged,
    Charge spent) {

  public LoopView {
    iterations = List.copyOf(iterations);
  }

  static LoopView of(LoopState loop) {
    return new LoopView(
        loop.task.id(),
        loop.end().map(Event.LoopEnd::ending),
        loop.end().map(Event.LoopEnd::chosen).orElse(0),
        loop.passes.stream().map(LoopView::of).toList(),
        loop.charged,
        loop.spent);
  }

  private static IterationView of(Pass pass) {
    return new IterationView(
        pass.number,
        pass.frame.iteration,
        pass.carry,
        Optional.ofNullable(pass.result),
        pass.score,
        pass.charged,
        pass.spent);
  }

  /**
   * One iteration.
   *
   * @param number from 1
   * @param path with the iterations of the loops around
   * @param carry what it began with
   * @param result what it yielded; empty where it did not come so far
   * @param score the value of {@code best}, where there is one
   * @param charged what the work in it took, in this run or in those whose results it uses
   * @param spent what the attempts in it took in this run
   */
  public record IterationView(
      int number,
      Iteration path,
      InputValue carry,
      Optional<InputValue> result,
      OptionalDouble score,
      Charge charged,
      Charge spent) {}
}
