package io.kryptonx.testkit.host;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Decision;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.Scheduler;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What holds in every run, after every event, whatever the order of messages and whatever dies:
 *
 * <ol>
 *   <li>A task ends once. Only lost content opens it again, and then one that made that content.
 *   <li>Outputs of an ended task never change, unless it was opened again.
 *   <li>Tasks never vanish; what a task takes in and its fingerprint never change.
 *   <li>Attempts of a task count up from 1 without gaps, under the epoch of the engine.
 *   <li>No attempt of an ended task begins; so a durable finish is never attempted again.
 *   <li>An attempt is ordered once, when it begins, and has every input.
 *   <li>The tasks of a stage are those counted by how they ended and those open.
 *   <li>A complete stage gets no more tasks.
 *   <li>Deciding changes nothing, and deciding again decides the same.
 *   <li>An event is at most 256 KiB and reads back as it was written.
 *   <li>Events are numbered without gaps, time never runs backwards, epochs grow but where the same
 *       engine goes on with a run that rested.
 *   <li>Nothing follows the end of a run; a run that succeeded has no task that failed, was blocked
 *       or is open.
 *   <li>Files are published only when every task has ended well, and those of a run that has not
 *       only where they say so.
 *   <li>What is spent is the sum of what attempts told, each as its worker told it, to the
 *       millionth.
 *   <li>Applying the journal to a new scheduler gives the same state.
 * </ol>
 */
final class Invariants {

  private final SortedMap<TaskId, RunView.TaskView> tasks = new TreeMap<>();
  private final SortedMap<TaskId, Integer> attempts = new TreeMap<>();
  private final SortedMap<String, Integer> sizes = new TreeMap<>();
  private final Set<String> complete = new TreeSet<>();
  private final int every;
  private long sequence;
  private long epoch;
  private Instant time = Instant.EPOCH;
  private long costMicros;
  private boolean ended;
  private boolean rested;

  /** All are checked after each event. */
  Invariants() {
    this(1);
  }

  /**
   * Those about all tasks are checked after one event in so many, and whenever a task may be opened
   * again; all others after each.
   */
  Invariants(int every) {
    this.every = every;
  }

  /** An event was applied and led to orders. */
  void after(JournalEntry entry, List<Order> orders, RunView view) {
    check(!ended, "an event follows the end of the run: ", entry);
    check(entry.sequence() == sequence + 1, "events are numbered with a gap: ", entry);
    check(!entry.time().isBefore(time), "time runs backwards: ", entry);
    sequence = entry.sequence();
    time = entry.time();
    atRest(entry);
    event(entry.event(), orders, view);
    rested = view.status() == RunStatus.WAITING;
    if (sequence % every == 0 || ended || entry.event() instanceof Event.InputsLost) {
      view.stages().forEach(stage -> stage(stage, view.tasks(stage.name()), entry.event()));
    }
    orders.forEach(order -> order(order, view));
  }

  /** A request was decided twice, between two looks at the state. */
  void decided(Request request, String before, String after, Decision one, Decision other) {
    check(before.equals(after), "deciding changed the state: ", request);
    check(
        one.events().equals(other.events())
            && one.contents().keySet().equals(other.contents().keySet()),
        "deciding again decides otherwise: ",
        request);
  }

  /** The run is to be what its journal says. */
  void replays(RunView view, List<JournalEntry> journal, Contents contents) {
    Scheduler scheduler = new Scheduler();
    journal.forEach(entry -> scheduler.apply(entry.event(), contents));
    String live = StateText.of(view);
    String again = StateText.of(scheduler.view());
    check(live.equals(again), "the journal gives another state: ", again + "\nthan\n" + live);
  }

  private static void atRest(JournalEntry entry) {
    CanonicalWriter out = new CanonicalWriter();
    EventCodec.write(out, entry);
    CanonicalReader in = new CanonicalReader(out.toBytes());
    check(EventCodec.read(in).equals(entry), "an event does not read back: ", entry);
    in.end();
  }

  private void event(Event event, List<Order> orders, RunView view) {
    switch (event) {
      case Event.EngineStarted(var next) -> {
        check(next > epoch || rested && next == epoch, "epochs do not grow: ", event);
        epoch = next;
      }
      case Event.AttemptsStarted(var under, var started) -> {
        check(under == epoch, "an attempt begins under another epoch: ", event);
        started.forEach(attempt -> started(attempt, view));
        long performed = orders.stream().filter(Order.Perform.class::isInstance).count();
        check(performed == started.size(), "attempts are not ordered once each: ", event);
      }
      case Event.RunEnded(var status, _, _) -> {
        ended = true;
        check(view.status() == status, "the run ended otherwise: ", event);
        check(status != RunStatus.SUCCEEDED || isGood(view), "it did not succeed: ", event);
      }
      case Event.PublicationStarted _ ->
          check(isGood(view) || isPartial(view), "published too early: ", event);
      case Event.TaskFinished finished -> spent(finished.task(), finished.stats(), view);
      case Event.AttemptFailed failed -> spent(failed.task(), failed.stats(), view);
      case Event.RunStarted _,
          Event.SourceChanged _,
          Event.ChunkReused _,
          Event.ResultsFound _,
          Event.AttemptsWithheld _,
          Event.BudgetSpent _,
          Event.ConditionsDecided _,
          Event.ReviewsParked _,
          Event.ReviewsDecided _,
          Event.LocksLost _,
          Event.IterationsJudged _,
          Event.LoopsEnded _,
          Event.InputsLost _,
          Event.Diverged _,
          Event.Published _,
          Event.PublicationRefused _,
          Event.RunCancelled _ -> {}
    }
  }

  /** Workers of tests tell of each attempt what its stage says, where it says something. */
  private void spent(TaskId task, AttemptStats stats, RunView view) {
    Stage stage = view.graph().stage(task.stage()).orElseThrow().stage();
    check(
        !stage.env().containsKey(FakeWorker.COST)
            || stats.costMicros() == FakeWorker.stats(stage).costMicros(),
        "an attempt cost something else than it told: ",
        task);
    costMicros += stats.costMicros();
    check(view.spent().costMicros() == costMicros, "what was spent is not the sum: ", task);
  }

  private void started(Event.Attempt attempt, RunView view) {
    TaskId id = attempt.task();
    Optional<RunView.TaskView> task =
        every == 1 ? Optional.ofNullable(tasks.get(id)) : view.task(id);
    check(task.isPresent(), "an attempt of a task that is not there: ", attempt);
    check(task.get().status().isEmpty(), "an attempt of a task that ended: ", attempt);
    int number = attempts.merge(id, 1, Integer::sum);
    check(attempt.number() == number, "attempts do not count up: ", attempt);
  }

  private void order(Order order, RunView view) {
    if (order instanceof Order.Perform perform) {
      int inputs = view.graph().stage(perform.task().stage()).orElseThrow().ports().size();
      check(perform.inputs().size() == inputs, "an attempt lacks inputs: ", perform.task());
      check(perform.epoch() == epoch, "an order of another epoch: ", perform.task());
    }
  }

  private void stage(RunView.StageView stage, List<RunView.TaskView> now, Event event) {
    Map<TaskStatus, Integer> have = new EnumMap<>(TaskStatus.class);
    now.forEach(task -> task.status().ifPresent(status -> have.merge(status, 1, Integer::sum)));
    check(stage.tasks() == now.size(), "tasks miscounted: ", stage);
    check(stage.counts().equals(have), "tasks miscounted: ", stage);
    for (RunView.TaskView task : now) {
      RunView.TaskView before = tasks.put(task.id(), task);
      if (before != null) {
        task(before, task, event);
      } else {
        check(!complete.contains(stage.name()), "a complete stage got a task: ", task);
      }
    }
    int before = sizes.merge(stage.name(), now.size(), Math::max);
    check(before == now.size(), "a task vanished from ", stage);
    if (stage.complete()) {
      complete.add(stage.name());
    }
  }

  private static void task(RunView.TaskView before, RunView.TaskView after, Event event) {
    check(before.inputs().equals(after.inputs()), "its inputs changed: ", after);
    Optional<Fingerprint> fingerprint = before.fingerprint();
    check(
        fingerprint.isEmpty() || fingerprint.equals(after.fingerprint()),
        "its fingerprint changed: ",
        after);
    Optional<TaskStatus> ended = before.status().filter(s -> s != TaskStatus.WAITING);
    if (ended.isPresent() && !ended.equals(after.status())) {
      check(
          after.status().isEmpty()
              && event instanceof Event.InputsLost(_, _, var lost)
              && holds(before.outputs().values(), lost),
          "a task ended twice: ",
          before + " then " + after);
    }
    if (ended.isPresent() && after.status().isPresent()) {
      check(before.outputs().equals(after.outputs()), "outputs changed: ", after);
    }
  }

  private static boolean holds(Collection<InputValue> values, List<Digest> digests) {
    return FakeWorker.digests(values).stream().anyMatch(digests::contains);
  }

  /** Whether only files are published that a failed run publishes, too. */
  private static boolean isPartial(RunView view) {
    List<Publication> partial =
        view.graph().pipeline().publish().stream().filter(Publication::partial).toList();
    boolean over =
        view.budgetSpent().isPresent()
            || view.stages().stream().allMatch(RunView.StageView::complete);
    return over
        && view.publication().stream()
            .allMatch(
                file -> partial.stream().anyMatch(p -> p.asset().node().equals(file.stage())));
  }

  /** Whether nothing is open, and nothing failed that nobody takes care of. */
  private static boolean isGood(RunView view) {
    boolean handled = view.stages().stream().anyMatch(stage -> view.handlesFailures(stage.name()));
    for (RunView.StageView stage : view.stages()) {
      for (TaskStatus status : stage.counts().keySet()) {
        boolean taken =
            status == TaskStatus.FAILED && view.handlesFailures(stage.name())
                || status == TaskStatus.BLOCKED && handled;
        if (!status.hasOutputs() && status != TaskStatus.SKIPPED && !taken) {
          return false;
        }
      }
      if (!stage.complete()) {
        return false;
      }
    }
    return true;
  }

  private static void check(boolean holds, String what, Object which) {
    if (!holds) {
      throw new InvariantViolation(what + which);
    }
  }
}
