package io.kryptonx.engine.run;

import io.kryptonx.engine.Progress;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.engine.publish.Publisher;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Decision;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives one run to its end. Everything but the work itself happens in the thread that called
 * {@link #drive}: messages become requests, decisions go into the journal, orders are carried out.
 * The core runs ahead of the disk; what must wait for it (see {@link Order#waitsForDurability}) is
 * held until the journal has what it follows from. One commit is under way at a time, and takes all
 * that has gathered meanwhile; while attempts are in flight it lets some gather.
 */
public final class RunDriver {

  /** Turns in a row in which conditions are evaluated without looking at what came in meanwhile. */
  private static final int MAX_TURNS = 200;

  private final RunParts parts;
  private final SortedMap<String, PreparedStage> stages;
  private final RunObserver observer;
  private final RunRecord record;
  private final Inbox<Message> inbox = new Inbox<>();
  private final StopSignal stop = new StopSignal();
  private final LookUps lookUps;
  private final Bundles bundles;
  private final Slots slots;
  private final Admission admission;
  private final Conditions conditions;
  private final Attempts attempts;
  private final CommitQueue commits;
  private final ProgressMeter meter;
  private final Deque<Request> requests = new ArrayDeque<>();
  private @Nullable RuntimeException broken;
  private boolean publishing;
  private boolean toldLimitation;
  private boolean ended;

  /**
   * A driver for a run that was read back as far as it came, or that is still to be started.
   *
   * @param stages the prepared stages by name
   */
  public RunDriver(
      RunParts parts,
      SortedMap<String, PreparedStage> stages,
      RunRecord record,
      RunObserver observer) {
    this.parts = parts;
    this.stages = stages;
    this.record = record;
    this.observer = observer;
    this.lookUps = new LookUps(parts.store(), parts.clock());
    this.bundles = new Bundles(parts.jobs(), stage -> Bundles.isWithin(record.view(), stage));
    this.slots =
        new Slots(
            parts.jobs(), new StageLimits(record), bundles, task -> record.view().runsAlone(task));
    this.admission = new Admission(parts, slots, inbox);
    this.conditions = new Conditions(parts, stages, inbox);
    this.attempts = new Attempts(parts, stages, record, inbox, stop);
    this.commits = new CommitQueue(parts, record, observer, inbox);
    this.meter = new ProgressMeter(record, parts.clock());
  }

  /**
   * Starts or continues the run and returns when it has ended, or rests until people have decided,
   * and all of that is durable.
   *
   * @param first {@code Start}, {@code Resume} or {@code Supersede}; asked for once, so that what
   *     is in it does not stay in memory for as long as the run takes
   */
  public void drive(Supplier<Request> first) {
    requests.add(first.get());
    try {
      work();
      while (!(ended || broken != null)
          || slots.busy() > 0
          || conditions.isUnderWay()
          || commits.isUnderWay()
          || publishing) {
        parts.executor().await(inbox);
        inbox.takeAll().forEach(this::receive);
        work();
      }
    } finally {
      stop.give(); // whatever threw here, no attempt outlives the run
    }
    if (broken != null) {
      throw broken;
    }
    meter.update(true);
  }

  /** Asks to stop; any thread. */
  public void cancel() {
    inbox.put(new Message.CancelAsked());
  }

  /** Where the run stands; any thread. */
  public Progress progress() {
    return meter.progress();
  }

  private void receive(Message message) {
    try {
      act(message);
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void act(Message message) {
    switch (message) {
      case Message.AttemptEnded(var order, var result) -> attemptEnded(order, result);
      case Message.Evaluated(var answers) -> {
        conditions.ended();
        requests.add(new Request.Evaluated(answers));
      }
      case Message.Judged(var answers) -> {
        conditions.ended();
        requests.add(answers);
      }
      case Message.RetryDue(var task) -> offer(List.of(task));
      case Message.TurnCame(var task) -> admission.due(task);
      case Message.Committed(var sequence) -> commits.committed(sequence).forEach(this::carryOut);
      case Message.CommitDue() -> commits.due();
      case Message.PublishingEnded(var result) -> {
        publishing = false;
        commits.ledger(result);
        requests.add(new Request.PublicationEnded(result.refused()));
      }
      case Message.CancelAsked() -> {
        stop.give();
        slots.forget();
        conditions.forget();
        requests.add(new Request.Cancel());
      }
      case Message.CommitFailed(var cause) -> {
        commits.failed().forEach(this::drop);
        fail(cause);
      }
      case Message.PublishingBroke(var cause) -> {
        publishing = false;
        fail(cause);
      }
      case Message.Broken(var cause) -> fail(cause);
    }
  }

  private void attemptEnded(Order.Perform order, WorkResult result) {
    slots.free(order);
    bundles.ended(order.task().stage(), result.stats().workedMillis());
    if (!toldLimitation) {
      toldLimitation = true;
      parts.worker().limitation().ifPresent(observer::notice);
    }
    requests.add(
        new Request.AttemptEnded(
            order.epoch(),
            order.task(),
            order.attempt(),
            outcome(order, result),
            result.stats(),
            result.outcome() instanceof Outcome.Succeeded ? known(order) : Optional.empty(),
            commits.now()));
  }

  private Outcome outcome(Order.Perform order, WorkResult result) {
    return result.outcome() instanceof Outcome.InputsLost(var digests)
        ? new Outcome.InputsLost(
            LostInputs.of(parts.store().assets(), order.inputs().values(), digests))
        : result.outcome();
  }

  /**
   * The result that stands for the same work; a stage that always runs makes a new one each time.
   */
  private Optional<SortedMap<String, AssetContent>> known(Order.Perform order) {
    PreparedStage stage = stages.get(order.task().stage());
    boolean always =
        stage != null
            && (stage.stage().rerun().equals(Rerun.ALWAYS)
                || stage.stage().rerun() instanceof Rerun.After);
    Optional<SortedMap<String, AssetContent>> known = lookUps.known(order);
    return always ? Optional.empty() : known;
  }

  /** Works off all requests, then asks for results and workers, until nothing more follows. */
  private void work() {
    int turns = 0;
    try {
      do {
        for (Request next = requests.poll(); next != null; next = requests.poll()) {
          handle(next);
        }
        boolean atOnce = turns++ < MAX_TURNS && inbox.isEmpty();
        conditions.begin(atOnce).forEach(this::receive);
        lookUps.answer(admission::admit).ifPresent(requests::add);
        grant();
      } while ((!requests.isEmpty() || lookUps.isOpen()) && broken == null);
      boolean idle = slots.busy() == 0 && !conditions.isUnderWay();
      commits.commit(broken != null || idle);
      if (broken == null) {
        meter.update(false);
      }
    } catch (RuntimeException e) {
      fail(e);
      commits.commit(true);
    }
  }

  /** Bundle by bundle, since whether the next task has to be alone is known only then. */
  private void grant() {
    if (broken == null && record.view().isOverBudget()) {
      List<TaskId> waiting = slots.takeAll(); // none of them begins, whatever worker is free
      if (!waiting.isEmpty()) {
        handle(new Request.Granted(parts.store().epoch(), waiting));
      }
      return;
    }
    while (broken == null && requests.isEmpty() && !stop.isGiven()) {
      List<TaskId> tasks = slots.take();
      if (tasks.isEmpty()) {
        return;
      }
      handle(new Request.Granted(parts.store().epoch(), tasks), true);
    }
  }

  /** What was decided is journaled whole or, where the core refuses an event, not at all. */
  private void handle(Request request) {
    handle(request, false);
  }

  /**
   * The same.
   *
   * @param together whether the attempts that it begins are one bundle
   */
  private void handle(Request request, boolean together) {
    if (broken != null) {
      return;
    }
    Decision decision = record.scheduler().decide(request);
    decision.contents().values().forEach(parts.store().assets()::putDurable);
    List<JournalEntry> entries = new ArrayList<>();
    List<Order> orders = new ArrayList<>();
    for (Event event : decision.events()) {
      JournalEntry entry = commits.next(event);
      orders.addAll(record.add(entry));
      entries.add(entry);
    }
    commits.gather(entries);
    follow(orders, together);
  }

  private void follow(List<Order> orders, boolean together) {
    List<Order.Perform> performs = new ArrayList<>();
    for (Order order : orders) {
      if (order instanceof Order.Perform perform) {
        performs.add(perform);
      }
    }
    List<List<Order.Perform>> bundles =
        together && !performs.isEmpty()
            ? List.of(performs)
            : performs.stream().map(List::of).toList();
    bundles.forEach(slots::began); // also while they wait, or all would be begun at once
    for (Order order : orders) {
      if (order.waitsForDurability()) {
        commits.hold(order);
      } else if (!(order instanceof Order.Perform)) {
        carryOut(order);
      }
    }
    for (List<Order.Perform> bundle : bundles) {
      attempts.begin(bundle.stream().filter(order -> !order.waitsForDurability()).toList());
    }
  }

  /** What is not carried out any more. */
  private void drop(Order order) {
    if (order instanceof Order.Perform perform) {
      slots.free(perform);
    }
  }

  private void carryOut(Order order) {
    if (broken != null) {
      drop(order);
      return;
    }
    switch (order) {
      case Order.Keep(var text) ->
          parts.store().assets().putDurable(text.getBytes(StandardCharsets.UTF_8));
      case Order.Evaluate(var questions) -> conditions.ask(questions);
      case Order.Consult(var questions) ->
          requests.add(
              new Consultation(parts.store(), parts.removalAllowed())
                  .answer(questions, record.view()));
      case Order.Judge(var questions) -> conditions.judge(questions);
      case Order.Settle(var loops) -> requests.add(new Request.Settle(loops));
      case Order.LookUp(var inquiries) -> lookUps.ask(inquiries);
      case Order.Offer(var tasks) -> offer(tasks);
      case Order.OfferLater(var task, var due) -> offerLater(task, due);
      case Order.Perform perform -> attempts.begin(List.of(perform));
      case Order.Conclude() -> requests.add(new Request.Conclude());
      case Order.Publish publish -> publish(publish);
      case Order.Rest _, Order.Ended _ -> ended = true;
    }
  }

  private void offer(List<TaskId> tasks) {
    lookUps.offered(tasks);
    admission.admit(tasks);
  }

  private void offerLater(TaskId task, Instant due) {
    Duration wait = Duration.between(parts.clock().instant(), due);
    Duration longest =
        record
            .view()
            .graph()
            .stage(task.stage())
            .map(node -> node.stage().retry().backoff().max())
            .orElse(Duration.ZERO);
    if (wait.isNegative() || wait.isZero()) {
      offer(List.of(task));
      return;
    }
    parts
        .executor()
        .after(
            wait.compareTo(longest) < 0 ? wait : longest,
            () -> inbox.put(new Message.RetryDue(task)));
  }

  private void publish(Order.Publish order) {
    Publisher publisher =
        new Publisher(
            parts.store(),
            parts.folder(),
            record.view().start().pipeline(),
            record.view().graph().pipeline().swap(),
            parts.removalAllowed(),
            parts.clock());
    List<String> targets = record.view().start().targets();
    SortedSet<String> part = record.view().graph().part(targets);
    Predicate<String> ofRun = node -> order.whole() && (targets.isEmpty() || part.contains(node));
    parts.executor().execute(() -> inbox.put(published(publisher, order, ofRun)));
    publishing = true;
  }

  private static Message published(
      Publisher publisher, Order.Publish order, Predicate<String> ofRun) {
    try {
      return new Message.PublishingEnded(publisher.publish(order.files(), ofRun));
    } catch (RuntimeException e) {
      return new Message.PublishingBroke(e);
    } catch (Error e) {
      return new Message.PublishingBroke(new IllegalStateException("publishing broke: " + e, e));
    }
  }

  /** The first thing that breaks stops the run; the journal keeps what came before. */
  private void fail(RuntimeException cause) {
    if (broken == null) {
      broken = cause;
    }
    stop.give();
    slots.forget();
    conditions.forget();
  }
}
