package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.Order.Question;
import io.kryptonx.scheduler.Request;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.Verdict;
import io.kryptonx.worker.WorkOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Has the conditions of stages and of loops evaluated, some hundreds at a time and as many batches
 * at once as there are jobs. They take no worker from attempts, since they execute nothing. A few
 * of those that have been quick are evaluated at once, since waking a thread takes longer.
 */
final class Conditions {

  private static final int BATCH = 256;

  /** The most that are evaluated at once. */
  private static final int FEW = 16;

  /** What takes no longer, each, is quick. */
  private static final Duration QUICK = Duration.ofNanos(200_000);

  private final RunParts parts;
  private final SortedMap<String, PreparedStage> stages;
  private final Inbox<Message> inbox;
  private final Deque<Question> asked = new ArrayDeque<>();
  private final Deque<Question> iterations = new ArrayDeque<>();
  private int underWay;

  /** The stages of which the last ones were quick; changed by the threads that evaluate. */
  private final Set<String> quick = ConcurrentHashMap.newKeySet();

  Conditions(RunParts parts, SortedMap<String, PreparedStage> stages, Inbox<Message> inbox) {
    this.parts = parts;
    this.stages = stages;
    this.inbox = inbox;
  }

  void ask(Collection<Question> questions) {
    asked.addAll(questions);
  }

  /** Asks for what ends loops. */
  void judge(Collection<Question> questions) {
    iterations.addAll(questions);
  }

  boolean isUnderWay() {
    return underWay > 0;
  }

  /**
   * Begins as many batches as may be under way.
   *
   * @param atOnce whether the caller has time for a few that are quick
   * @return the answers that are there already
   */
  List<Message> begin(boolean atOnce) {
    List<Message> answers = new ArrayList<>(2);
    begin(
        atOnce,
        asked,
        answers,
        batch -> new Message.Evaluated(batch.stream().map(this::condition).toList()));
    begin(
        atOnce,
        iterations,
        answers,
        batch ->
            new Message.Judged(Request.Judged.all(batch.stream().map(this::judgement).toList())));
    return answers;
  }

  private void begin(
      boolean atOnce,
      Deque<Question> open,
      List<Message> answers,
      Function<List<Question>, Message> answer) {
    if (atOnce
        && !open.isEmpty()
        && open.size() <= FEW
        && open.stream().allMatch(question -> quick.contains(question.task().stage()))) {
      underWay++;
      answers.add(evaluate(batch(open), answer));
    }
    while (!open.isEmpty() && underWay < parts.jobs()) {
      List<Question> batch = batch(open);
      underWay++;
      parts.executor().execute(() -> inbox.put(evaluate(batch, answer)));
    }
  }

  private static List<Question> batch(Deque<Question> open) {
    List<Question> batch = new ArrayList<>();
    while (batch.size() < BATCH && !open.isEmpty()) {
      batch.add(open.remove());
    }
    return batch;
  }

  /** A batch was answered. */
  void ended() {
    underWay--;
  }

  /** Nothing that waits is to be evaluated any more. */
  void forget() {
    asked.clear();
    iterations.clear();
  }

  private Message evaluate(List<Question> batch, Function<List<Question>, Message> answer) {
    Instant start = parts.clock().instant();
    try {
      Message message = answer.apply(batch);
      Duration each = Duration.between(start, parts.clock().instant()).dividedBy(batch.size());
      List<String> of = batch.stream().map(question -> question.task().stage()).distinct().toList();
      boolean _ = each.compareTo(QUICK) <= 0 ? quick.addAll(of) : quick.removeAll(of);
      return message;
    } catch (KryptonxException e) {
      inbox.put(new Message.Broken(e));
    } catch (RuntimeException | Error e) {
      inbox.put(
          new Message.Broken(
              new IllegalStateException("the engine failed while evaluating conditions: " + e, e)));
    }
    return new Message.Evaluated(List.of());
  }

  private Event.Condition condition(Question question) {
    return switch (parts.worker().condition(order(question))) {
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

  private Request.Judged judgement(Question question) {
    return switch (parts.worker().judge(order(question))) {
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
