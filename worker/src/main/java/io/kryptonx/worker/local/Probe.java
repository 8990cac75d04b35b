package io.kryptonx.worker.local;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Asks what became of an effect before it acts again. The probe sees what the action would, and
 * makes its outputs where the effect has acted.
 */
final class Probe {

  /** What a probe ends with that knows that the effect did not act. */
  private static final int DID_NOT_ACT = 1;

  private Probe() {}

  /**
   * Asks where there is something to ask.
   *
   * @param performer performs an order
   * @return the end of the attempt; empty if the effect is to act
   */
  static Optional<WorkResult> ask(
      WorkOrder order, StopSignal stop, BiFunction<WorkOrder, StopSignal, WorkResult> performer) {
    Optional<String> probe =
        order
            .act()
            .filter(WorkOrder.Act::doubtful)
            .flatMap(_ -> order.stage().stage().effect())
            .flatMap(Effect::probe);
    if (probe.isEmpty()) {
      return Optional.empty();
    }
    WorkResult asked = performer.apply(order.doing(new Action.Shell(probe.get())), stop);
    return switch (asked.outcome()) {
      case Outcome.Succeeded _, Outcome.InputsLost _, Outcome.Stopped _ -> Optional.of(asked);
      case Outcome.Failed(Failure failure, _) ->
          failure.exitCode().stream().anyMatch(code -> code == DID_NOT_ACT)
              ? Optional.empty()
              : Optional.of(new WorkResult(new Outcome.Failed(unknown(failure)), asked.stats()));
    };
  }

  private static Failure unknown(Failure failure) {
    if (failure.kind() == Failure.Kind.UNKNOWN) {
      return failure; // it acted, and the probe did not make its outputs
    }
    return new Failure(
        Failure.Kind.UNKNOWN,
        "it is unknown whether the effect acted: its probe says neither yes (exit code 0) nor no (1): "
            + failure.message(),
        failure.exitCode());
  }
}
