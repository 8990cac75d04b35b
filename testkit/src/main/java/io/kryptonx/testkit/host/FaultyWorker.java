package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.util.Optional;

/** {@link FakeWorker} behind the port of the engine, with the faults of a request. */
final class FaultyWorker implements Worker {

  private final MemoryStore store;
  private final FakeWorker worker;
  private final RunStart start;
  private final Faults faults;
  private final EngineDeath death;
  private Runnable cancel = () -> {};

  FaultyWorker(MemoryStore store, RunStart start, Faults faults, EngineDeath death) {
    this.store = store;
    this.start = start;
    this.faults = faults;
    this.death = death;
    this.worker = new FakeWorker(store.assets(), Integer.toString(start.run().number()));
  }

  void cancelBy(Runnable action) {
    cancel = action;
  }

  @Override
  public WorkResult perform(WorkOrder order, StopSignal stop) {
    Outcome outcome = interrupted(order) ? new Outcome.Stopped() : outcome(order);
    return new WorkResult(outcome, FakeWorker.stats(order.stage().stage()));
  }

  @Override
  public Verdict condition(WorkOrder order) {
    Event.Condition condition =
        worker.condition(order.stage().stage(), order.task(), order.inputs());
    return condition
        .error()
        .<Verdict>map(Verdict.Undecidable::new)
        .orElseGet(() -> new Verdict.Decided(condition.holds()));
  }

  @Override
  public LoopVerdict judge(WorkOrder order) {
    loseInputs(order);
    return FakeWorker.verdict(worker.judge(order.stage().stage(), order.task(), order.inputs()));
  }

  private boolean interrupted(WorkOrder order) {
    var crash = faults.take(Fault.CrashAt.class, f -> isDue(f.task(), f.attempt(), order));
    crash.ifPresent(_ -> death.when(new Event.Attempt(order.task(), order.attempt())));
    var stopped = faults.take(Fault.CancelAt.class, f -> isDue(f.task(), f.attempt(), order));
    stopped.ifPresent(_ -> cancel.run());
    return crash.isPresent() || stopped.isPresent();
  }

  private Outcome outcome(WorkOrder order) {
    loseInputs(order);
    Order.Perform perform =
        new Order.Perform(
            store.epoch(),
            order.task(),
            order.attempt(),
            order.fingerprint(),
            order.dimensions(),
            order.inputs(),
            false,
            Optional.empty());
    return worker.perform(order.stage().stage(), start.params(), perform);
  }

  private void loseInputs(WorkOrder order) {
    faults
        .take(Fault.LoseInputsAt.class, f -> isDue(f.task(), f.attempt(), order))
        .ifPresent(_ -> FakeWorker.digests(order.inputs().values()).forEach(store::lose));
  }

  private static boolean isDue(io.kryptonx.model.item.TaskId task, int attempt, WorkOrder order) {
    return task.equals(order.task()) && attempt == order.attempt();
  }

  @Override
  public void close() {}
}
