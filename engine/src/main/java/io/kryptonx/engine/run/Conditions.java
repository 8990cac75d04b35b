package io.kryptonx.engine.run;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.Order.Question;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Has the conditions of stages evaluated, some hundreds at a time and as many batches at once as
 * there are jobs. They take no worker from attempts, since they execute nothing.
 */
final class Conditions {

  private static final int BATCH = 256;

  private final RunParts parts;
  private final SortedMap<String, PreparedStage> stages;
  private final io.kryptonx.engine.port.Inbox<Message> inbox;
  private final Deque<Question> asked = new ArrayDeque<>();
  private int underWay;

  Conditions(
      RunParts parts,
      SortedMap<String, PreparedStage> stages,
      io.kryptonx.engine.port.Inbox<Message> inbox) {
    this.parts = parts;
    this.stages = stages;
    this.inbox = inbox;
  }

  void ask(Collection<Question> questions) {
    asked.addAll(questions);
  }

  boolean isUnderWay() {
    return underWay > 0;
  }

  /** Begins as many batches as may be under way. */
  void begin() {
    while (!asked.isEmpty() && underWay < parts.jobs()) {
      List<Question> batch = new ArrayList<>();
      while (batch.size() < BATCH && !asked.isEmpty()) {
        batch.add(asked.remove());
      }
      underWay++;
      parts.executor().execute(() -> inbox.put(new Message.Evaluated(evaluate(batch))));
    }
  }

  /** A batch was answered. */
  void ended() {
    underWay--;
  }

  /** Nothing that waits is to be evaluated any more. */
  void forget() {
    asked.clear();
  }

  private List<Event.Condition> evaluate(List<Question> batch) {
    try {
      return answers(batch);
    } catch (KryptonxException e) {
      inbox.put(new Message.Broken(e));
    } catch (RuntimeException | Error e) {
      inbox.put(
          new Message.Broken(
              new IllegalStateException("the engine failed while evaluating conditions: " + e, e)));
    }
    return List.of();
  }

  private List<Event.Condition> answers(List<Question> batch) {
    return batch.stream().map(question -> answer(question, order(question))).toList();
  }

  private Event.Condition answer(Question question, WorkOrder order) {
    return switch (parts.worker().condition(order)) {
      case Verdict.Decided(var holds) ->
          new Event.Condition(question.task(), holds, Optional.empty());
      case Verdict.Undecidable(var reason) ->
          new Event.Condition(question.task(), false, Optional.of(reason));
      case Verdict.Lost(var digests) ->
          new Event.Condition(
              question.task(),
              false,
              Optional.of(
                  "content that it needs is gone from the store: "
                      + digests.stream().map(Digest::shortHex).toList()
                      + "; run again with --fresh"));
    };
  }

  private WorkOrder order(Question question) {
    PreparedStage stage = stages.get(question.task().stage());
    if (stage == null) {
      throw new InvariantViolation("stage " + question.task().stage() + " was not prepared");
    }
    return new WorkOrder(
        question.task(),
        1,
        question.fingerprint(),
        stage,
        question.dimensions(),
        question.inputs(),
        0);
  }
}
