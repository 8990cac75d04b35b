package io.kryptonx.testkit.host;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** The work of prepared stages, by a worker as engines have it. */
final class PreparedWork implements HostWork {

  private final Worker worker;
  private final SortedMap<String, PreparedStage> stages;
  private final RunStart start;

  PreparedWork(Worker worker, SortedMap<String, PreparedStage> stages, RunStart start) {
    this.worker = worker;
    this.start = start;
    this.stages = new TreeMap<>(stages);
  }

  @Override
  public Event.Condition condition(Order.Question question) {
    Verdict verdict = worker.condition(order(question));
    return switch (verdict) {
      case Verdict.Decided(var holds) ->
          new Event.Condition(question.task(), holds, Optional.empty());
      case Verdict.Undecidable(var reason) ->
          new Event.Condition(question.task(), false, Optional.of(reason));
      case Verdict.Lost(var digests) -> throw new InvariantViolation("content is gone: " + digests);
    };
  }

  @Override
  public Request.Judged judge(Order.Question question) {
    LoopVerdict verdict = worker.judge(order(question));
    return switch (verdict) {
      case LoopVerdict.Judged(var done, var score, var with) ->
          Request.Judged.of(
              new Event.Judgement(question.task(), done, score, Optional.empty(), with));
      case LoopVerdict.Unjudgeable(var reason) ->
          Request.Judged.of(
              new Event.Judgement(
                  question.task(), false, OptionalDouble.empty(), Optional.of(reason)));
      case LoopVerdict.Lost(var digests) -> Request.Judged.lost(question.task(), digests);
    };
  }

  @Override
  public WorkResult perform(Order.Perform order) {
    WorkResult result =
        worker.perform(
            order(
                order.task(),
                order.attempt(),
                order.fingerprint(),
                order.dimensions(),
                order.inputs(),
                order.effect().map(Order.EffectKey::id)),
            new StopSignal());
    AttemptStats cost = AttemptStats.NONE.withCost(result.stats().costMicros());
    return new WorkResult(result.outcome(), cost); // how long it took differs from host to host
  }

  private WorkOrder order(Order.Question question) {
    return order(
        question.task(),
        1,
        question.fingerprint(),
        question.dimensions(),
        question.inputs(),
        Optional.empty());
  }

  private WorkOrder order(
      TaskId task,
      int attempt,
      Fingerprint fingerprint,
      List<String> dimensions,
      SortedMap<String, InputValue> inputs,
      Optional<EventId> key) {
    PreparedStage stage = Optional.ofNullable(stages.get(task.stage())).orElseThrow();
    Optional<WorkOrder.Act> act = key.map(k -> new WorkOrder.Act(k, start.pipeline(), start.run()));
    return new WorkOrder(task, attempt, fingerprint, stage, dimensions, inputs, 0, act);
  }
}
