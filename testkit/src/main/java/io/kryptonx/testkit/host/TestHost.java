package io.kryptonx.testkit.host;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.SourceChanges;
import io.kryptonx.storage.PublicationLedger;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drives the scheduler over a store in memory with a {@link FakeWorker}. Calm, it hands on every
 * message at once and in order. Scattering, it splits, doubles, delays and reorders requests and
 * orders, makes events durable late, and lets the engine die and start again at any step; all of
 * that follows from a seed.
 */
public final class TestHost implements ScenarioHost {

  private final Disorder disorder;
  private final Witness witness;
  private MemoryStore store = MemoryStore.create();

  private TestHost(Disorder disorder, Witness witness) {
    this.disorder = disorder;
    this.witness = witness;
  }

  /** A host that does everything in order. */
  public static TestHost calm() {
    return new TestHost(Disorder.none(), Witness.casual());
  }

  /** The same, under the eyes of a witness. */
  public static TestHost calm(Witness witness) {
    return new TestHost(Disorder.none(), witness);
  }

  /** A host that does everything in the disorder of a seed. */
  public static TestHost scattering(long seed) {
    return new TestHost(Disorder.of(seed), Witness.casual());
  }

  @Override
  public HostRun run(HostRequest request) {
    Faults faults = new Faults(request.faults());
    loseOutputs(request, faults);
    new People(store, request).act(faults);
    RunOpening opening = new RunOpening(store, request);
    RunStart start = opening.start();
    Optional<RunHeader> open = opening.open();
    if (open.isPresent() && !open.get().inputs().equals(start.inputsDigest())) {
      supersede(open.get().run(), request, faults);
      start = new RunOpening(store, request).start();
      open = Optional.empty();
    }
    RunId run = open.map(RunHeader::run).orElse(start.run());
    int before = new RunJournal(store).durable(run).size();
    drive(start, run, request, faults);
    faults.allHappened();
    List<JournalEntry> journal = new RunJournal(store).durable(run);
    return new HostRun(run, journal, before, store.assets(), published(store, request));
  }

  @Override
  public void close() {
    store.close();
  }

  private void drive(RunStart start, RunId run, HostRequest request, Faults faults) {
    List<Message> late = List.of();
    while (true) {
      EngineProcess engine =
          new EngineProcess(store, work(request, run), order(request), faults, run, witness);
      if (engine.recover()) {
        engine.resume();
      } else {
        engine.start(start, changes(start));
      }
      engine.late(late);
      EngineProcess.End end = engine.go();
      late = engine.survivors();
      switch (end) {
        case DONE -> {
          return;
        }
        case HALTED -> {
          store = store.reopen(Crash.PROCESS);
          return;
        }
        case CRASHED -> store = store.reopen(engine.crash());
      }
    }
  }

  /**
   * Faults count attempts, which an engine that dies by chance would change; work that is done
   * twice by chance would bring back lost content, or make impure content anew.
   */
  private Disorder order(HostRequest request) {
    boolean steady =
        request.steady()
            || request.pipeline().stages().values().stream().anyMatch(FakeWorker::isImpure);
    return steady || !request.faults().isEmpty() ? disorder.without(steady) : disorder;
  }

  private HostWork work(HostRequest request, RunId run) {
    return new FakeWork(store.assets(), request, run);
  }

  private List<Event.SourceChanged> changes(RunStart start) {
    SortedMap<String, io.kryptonx.model.asset.AssetContent> before =
        start.base().map(RunStart.BaseRun::sources).orElseGet(TreeMap::new);
    return SourceChanges.between(before, start.sources(), store.assets());
  }

  private void supersede(RunId run, HostRequest request, Faults faults) {
    EngineProcess engine =
        new EngineProcess(store, work(request, run), disorder, faults, run, witness);
    engine.recover();
    if (!engine.supersede()) {
      store = store.reopen(Crash.PROCESS);
      drive(engine.view().start(), run, request, faults);
    }
  }

  private void loseOutputs(HostRequest request, Faults faults) {
    Optional<Fault.LoseOutputs> fault = faults.take(Fault.LoseOutputs.class, _ -> true);
    while (fault.isPresent()) {
      TaskId task = fault.get().task();
      RunId latest = store.journal().latest(request.pipeline().name(), 1).getFirst().run();
      EngineProcess engine =
          new EngineProcess(store, work(request, latest), disorder, faults, latest, witness);
      engine.recover();
      FakeWorker.digests(engine.view().task(task).orElseThrow().outputs().values())
          .forEach(store::lose);
      fault = faults.take(Fault.LoseOutputs.class, _ -> true);
    }
  }

  /** What the ledger of a store says is published, text by path. */
  static SortedMap<String, String> published(Store store, HostRequest request) {
    SortedMap<String, String> texts = new TreeMap<>();
    for (PublicationLedger.Entry file :
        store.publications().of(request.pipeline().name()).values()) {
      byte[] bytes = store.assets().get(file.snapshot().digest());
      texts.put(file.path(), new String(bytes, StandardCharsets.UTF_8));
    }
    return texts;
  }
}
