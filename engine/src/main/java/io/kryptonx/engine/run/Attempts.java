package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** Has attempts made by the worker, and tells the driver how they ended. */
final class Attempts {

  private final RunParts parts;
  private final SortedMap<String, PreparedStage> stages;
  private final RunRecord record;
  private final Inbox<Message> inbox;
  private final StopSignal stop;

  Attempts(
      RunParts parts,
      SortedMap<String, PreparedStage> stages,
      RunRecord record,
      Inbox<Message> inbox,
      StopSignal stop) {
    this.parts = parts;
    this.stages = stages;
    this.record = record;
    this.inbox = inbox;
    this.stop = stop;
  }

  /** Has them made, one after the other. */
  void begin(List<Order.Perform> orders) {
    if (orders.isEmpty()) {
      return;
    }
    List<WorkOrder> works = orders.stream().map(this::work).toList();
    parts
        .executor()
        .execute(() -> {
          for (int i = 0; i < works.size(); i++) {
            Message.AttemptEnded ended = performed(orders.get(i), works.get(i));
            if (i < works.size() - 1 && Bundles.isQuick(ended.result().stats().workedMillis())) {
              inbox.leave(ended);
            } else {
              inbox.put(ended);
            }
          }
        });
  }

  private WorkOrder work(Order.Perform order) {
    PreparedStage stage = stages.get(order.task().stage());
    if (stage == null) {
      throw new InvariantViolation("stage " + order.task().stage() + " was not prepared");
    }
    RunStart start = record.view().start();
    return new WorkOrder(
        order.task(),
        order.attempt(),
        order.fingerprint(),
        stage,
        order.dimensions(),
        order.inputs(),
        0,
        order
            .effect()
            .map(effect -> new WorkOrder.Act(effect.id(), start.pipeline(), start.run())));
  }

  private Message.AttemptEnded performed(Order.Perform order, WorkOrder work) {
    if (stop.isGiven()) {
      return new Message.AttemptEnded(
          order, new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
    }
    try {
      Optional<EffectLedger.Entry> effect = new Effects(parts.store(), record).entry(order);
      Optional<WorkResult> refused = effect.flatMap(Effects::refusal);
      WorkOrder known = effect.filter(Effects::isInDoubt).isPresent() ? work.inDoubt() : work;
      return new Message.AttemptEnded(
          order, refused.orElseGet(() -> parts.worker().perform(known, stop)));
    } catch (MissingContentException e) {
      return new Message.AttemptEnded(
          order, new WorkResult(new Outcome.InputsLost(List.of(e.digest())), AttemptStats.NONE));
    } catch (KryptonxException e) {
      inbox.put(new Message.Broken(e));
      return new Message.AttemptEnded(
          order, new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
    } catch (RuntimeException | Error e) {
      Failure failure =
          new Failure(Failure.Kind.PERMANENT, "the engine failed while performing it: " + e);
      inbox.put(new Message.Broken(new IllegalStateException(failure.message(), e)));
      return new Message.AttemptEnded(
          order, new WorkResult(new Outcome.Stopped(), AttemptStats.NONE));
    }
  }
}
