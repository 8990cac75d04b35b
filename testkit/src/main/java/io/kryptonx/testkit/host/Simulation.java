package io.kryptonx.testkit.host;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.run.Runs;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.Scheduler;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.LoopVerdict;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Worker;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The embedded host of the engine, as it is, in one thread and under virtual time, over a store in
 * memory, with {@link FakeWorker}: a seed decides in which order things are done and what goes
 * wrong between any two steps. After each event that is durable all invariants are checked. When as
 * much went wrong as is wanted, it is left alone, and has to come to its end.
 *
 * <p>Used once. What it is given publishes nothing: publishing works on real files.
 */
public final class Simulation {

  /** Engine starts after which a run that does not come to its end never will. */
  private static final int MAX_LIVES = 40;

  /** After one event in so many all tasks are looked at. */
  private static final int LOOKS = 8;

  private final HostRequest request;
  private final Mishaps mishaps;
  private final int jobs;
  private MemoryStore store = MemoryStore.create();
  private long events;
  private int together;
  private long now;

  /** A simulation of runs with equal inputs until one succeeds. */
  public Simulation(HostRequest request, long seed) {
    this.request = request;
    this.mishaps = new Mishaps(seed);
    this.jobs = 1 + (int) Math.floorMod(seed, 5L);
  }

  /**
   * What came of it.
   *
   * @param digest of the run that succeeded
   * @param events that were checked
   * @param mishaps how often what went wrong
   */
  public record Result(Digest digest, long events, Map<Mishap, Integer> mishaps) {}

  /**
   * Runs it.
   *
   * @throws InvariantViolation if something does not hold, or it never comes to its end
   */
  public Result run() {
    for (int life = 0; life < MAX_LIVES; life++) {
      Watch watch = live();
      for (RunHeader latest : store.journal().latest(request.pipeline().name(), 1)) {
        if (latest.status() == RunStatus.SUCCEEDED) {
          watch.check(latest.run());
          return new Result(latest.manifest().orElseThrow(), events, mishaps.counts());
        }
        InvariantViolation.check(
            !latest.status().isEnd() || latest.status() == RunStatus.CANCELLED,
            "it ended as "
                + latest.status()
                + ", and nothing of it fails for good: "
                + failed(latest));
        if (latest.status() == RunStatus.WAITING) {
          People.approveAll(store, RunRecord.read(store, latest.run()).view());
        }
      }
    }
    throw new InvariantViolation("it does not come to its end");
  }

  /** The most attempts that were begun with one event. */
  public int mostBegunTogether() {
    return together;
  }

  private String failed(RunHeader header) {
    RunView view = RunRecord.read(store, header.run()).view();
    return view.stages().stream()
        .flatMap(stage -> view.tasks(stage.name()).stream())
        .filter(task -> task.failure().isPresent())
        .map(task -> task.id() + " " + task.failure().get())
        .collect(Collectors.joining(", "));
  }

  /** One engine, from its start to its death or the end of a run. */
  private Watch live() {
    RunStart start = new RunOpening(store, request).start();
    Engine engine = new Engine();
    RunParts parts =
        new RunParts(
            new SimulatedStore(store, mishaps),
            new Hand(start),
            engine,
            () -> Instant.ofEpochMilli(now++),
            Path.of("/nowhere"),
            jobs);
    Runs runs = new Runs(parts, new RunHistory(store, start.pipeline()));
    Watch watch = new Watch(start.run());
    engine.cancelling = runs::cancel;
    engine.deciding = watch::decide;
    try {
      runs.run(EmbeddedHost.prepared(start, request).unpublished(), watch);
    } catch (EngineDeath.Died _) {
      store = store.reopen(engine.death);
    } catch (KryptonxException e) {
      store = store.reopen(Crash.PROCESS); // its disk failed
    } catch (RuntimeException e) {
      if (!engine.fenced) {
        throw e;
      }
    }
    return watch;
  }

  /** Checks what is durable, event by event. */
  private final class Watch implements RunObserver {

    private final Scheduler scheduler = new Scheduler();
    private final Invariants invariants = new Invariants(LOOKS);
    private final RunId fresh;
    private boolean begun;
    private long seen;

    Watch(RunId fresh) {
      this.fresh = fresh;
    }

    @Override
    public void durable(RunId run, List<JournalEntry> entries) {
      if (!begun && !run.equals(fresh)) {
        long first = entries.getFirst().sequence();
        new RunJournal(store)
            .durable(run).stream().filter(entry -> entry.sequence() < first).forEach(this::see);
      }
      begun = true;
      entries.forEach(entry -> {
        see(entry);
        events++;
      });
    }

    /** Somebody decides by what is durable. */
    void decide() {
      if (begun) {
        People.approveAll(store, scheduler.view());
      }
    }

    /** The journal alone gives the same state. */
    void check(RunId run) {
      List<JournalEntry> entries = new RunJournal(store).durable(run);
      entries.stream().filter(entry -> entry.sequence() > seen).forEach(this::see); // unheard
      invariants.replays(scheduler.view(), entries, store.assets());
    }

    private void see(JournalEntry entry) {
      seen = entry.sequence();
      if (entry.event() instanceof Event.AttemptsStarted(_, var attempts)) {
        together = Math.max(together, attempts.size());
      }
      List<Order> orders = scheduler.apply(entry.event(), store.assets());
      invariants.after(entry, orders, scheduler.view());
    }
  }

  /** Does what waits in the order of the seed, and lets things happen between. */
  private final class Engine implements Executor {

    private final List<Runnable> waiting = new ArrayList<>();
    private Runnable cancelling = () -> {};
    private Runnable deciding = () -> {};
    private Crash death = Crash.PROCESS;
    private boolean fenced;

    @Override
    public void execute(Runnable work) {
      waiting.add(work);
    }

    @Override
    public void await(Inbox<?> inbox) {
      while (inbox.isEmpty()) {
        somethingHappens();
        InvariantViolation.check(!waiting.isEmpty(), "the engine waits, and nothing is to be done");
        int next = mishaps.any(waiting.size());
        if (next > 0) {
          mishaps.count(Mishap.REORDERED);
        }
        waiting.remove(next).run();
      }
    }

    private void somethingHappens() {
      if (mishaps.happens(Mishap.PROCESS_DIES)) {
        throw new EngineDeath.Died();
      }
      if (mishaps.happens(Mishap.POWER_FAILS)) {
        death = Crash.POWER;
        throw new EngineDeath.Died();
      }
      if (mishaps.happens(Mishap.CANCELLED)) {
        cancelling.run();
      }
      if (mishaps.happens(Mishap.PERSON_DECIDES)) {
        deciding.run();
      }
      if (mishaps.happens(Mishap.SECOND_ENGINE)) {
        store = store.reopen(Crash.PROCESS); // from now on this one reaches nothing any more
        fenced = true;
      }
      if (mishaps.happens(Mishap.CONTENT_LOST)) {
        mishaps.victim().ifPresent(store::lose);
      }
      if (mishaps.happens(Mishap.CONTENT_DAMAGED)) {
        mishaps.victim().ifPresent(store::damage);
      }
    }
  }

  /** The worker, whose attempts fail now and then. */
  private final class Hand implements Worker {

    private final FakeWorker worker;
    private final RunStart start;

    Hand(RunStart start) {
      this.start = start;
      this.worker = new FakeWorker(store.assets(), "");
    }

    @Override
    public WorkResult perform(WorkOrder order, StopSignal stop) {
      if (stop.isGiven()) {
        return new WorkResult(new Outcome.Stopped(), AttemptStats.NONE);
      }
      if (mishaps.happens(Mishap.ATTEMPT_FAILS)) {
        Failure failure = new Failure(Failure.Kind.TRANSIENT, "as the simulation wants");
        return new WorkResult(new Outcome.Failed(failure), FakeWorker.stats(order.stage().stage()));
      }
      if (mishaps.happens(Mishap.ATTEMPT_TWICE)) {
        Outcome _ = perform(order);
      }
      Outcome outcome = perform(order);
      if (outcome instanceof Outcome.Succeeded(var outputs)) {
        for (AssetContent output : outputs.values()) {
          if (output instanceof Snapshot snapshot) {
            mishaps.made(snapshot.digest());
          }
        }
      }
      return new WorkResult(outcome, FakeWorker.stats(order.stage().stage()));
    }

    private Outcome perform(WorkOrder order) {
      return worker.perform(
          order.stage().stage(),
          start.params(),
          new Order.Perform(
              store.epoch(),
              order.task(),
              order.attempt(),
              order.fingerprint(),
              order.dimensions(),
              order.inputs(),
              false,
              Optional.empty()));
    }

    @Override
    public LoopVerdict judge(WorkOrder order) {
      return FakeWorker.verdict(worker.judge(order.stage().stage(), order.task(), order.inputs()));
    }

    @Override
    public void close() {}
  }
}
