package io.kryptonx.testkit.host;

import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunParts;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.engine.run.Runs;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.memory.Crash;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.PreparedStage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The embedded host of the engine, as it is, over a store in memory, with {@link FakeWorker} and an
 * executor that does work in the order of a seed. What is published are real files.
 */
public final class EmbeddedHost implements ScenarioHost {

  private final SeededExecutor executor;
  private final int jobs;
  private final Path folder;
  private MemoryStore store = MemoryStore.create();

  /** A host that does work in the order of a seed; the seed also says how much at once. */
  public EmbeddedHost(long seed) {
    this.executor = new SeededExecutor(seed);
    this.jobs = 1 + (int) Math.floorMod(seed, 4L);
    try {
      this.folder = Files.createTempDirectory("kryptonx-host-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public HostRun run(HostRequest request) {
    Faults faults = new Faults(request.faults());
    loseOutputs(request, faults);
    new People(store, request).act(faults);
    Optional<Path> theirs =
        faults.take(Fault.RefusePublishing.class, _ -> true).map(_ -> standInTheWay(request));
    RunOpening opening = new RunOpening(store, request);
    RunStart start = opening.start();
    Optional<RunHeader> continued =
        opening.open().filter(run -> run.inputs().equals(start.inputsDigest()));
    int before = continued.map(run -> new RunJournal(store).durable(run.run()).size()).orElse(0);
    drive(start, request, faults);
    faults.allHappened();
    theirs.ifPresent(EmbeddedHost::delete);
    RunId run = store.journal().latest(request.pipeline().name(), 1).getFirst().run();
    return new HostRun(
        run,
        new RunJournal(store).durable(run),
        before,
        store.assets(),
        TestHost.published(store, request));
  }

  private void drive(RunStart start, HostRequest request, Faults faults) {
    EngineDeath death = new EngineDeath();
    FaultyWorker worker = new FaultyWorker(store, start, faults, death);
    RunParts parts = new RunParts(store, worker, executor, () -> Instant.EPOCH, folder, jobs);
    Runs runs = new Runs(parts, new RunHistory(store, start.pipeline()));
    worker.cancelBy(runs::cancel);
    executor.diesOf(death);
    try {
      runs.run(prepared(start, request), new Observer(faults, death));
    } catch (EngineDeath.Died _) {
      store = store.reopen(Crash.PROCESS);
    } finally {
      executor.forget();
    }
  }

  static PreparedRun prepared(RunStart start, HostRequest request) {
    SortedMap<String, PreparedStage> stages = new TreeMap<>();
    request
        .pipeline()
        .stages()
        .forEach((name, stage) ->
            stages.put(
                name,
                new PreparedStage(
                    stage,
                    start.params(),
                    new TreeMap<>(),
                    new PreparedStage.Code.None(),
                    List.of())));
    return new PreparedRun(
            start.pipeline(),
            start.revision(),
            start.definition(),
            start.bundle(),
            start.keys(),
            start.params(),
            start.sources(),
            start.targets(),
            start.fresh(),
            start.publishes(),
            stages)
        .locking(start.locks());
  }

  private void loseOutputs(HostRequest request, Faults faults) {
    Optional<Fault.LoseOutputs> fault = faults.take(Fault.LoseOutputs.class, _ -> true);
    while (fault.isPresent()) {
      TaskId task = fault.get().task();
      RunId latest = store.journal().latest(request.pipeline().name(), 1).getFirst().run();
      RunView view = RunRecord.read(store, latest).view();
      FakeWorker.digests(view.task(task).orElseThrow().outputs().values()).forEach(store::lose);
      fault = faults.take(Fault.LoseOutputs.class, _ -> true);
    }
  }

  /** Puts a file of somebody else where the first publication needs a folder or a file. */
  private Path standInTheWay(HostRequest request) {
    Publication first = request.pipeline().publish().getFirst();
    Path theirs = folder.resolve(first.path().text().split("/", 2)[0]);
    delete(theirs);
    try {
      return Files.writeString(theirs, "not of this pipeline");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    store.close();
    delete(folder);
  }

  private static void delete(Path path) {
    try (Stream<Path> files = Files.exists(path) ? Files.walk(path) : Stream.empty()) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets the engine die once what a fault waits for is durable. */
  private record Observer(Faults faults, EngineDeath death) implements RunObserver {
    @Override
    public void durable(RunId run, List<JournalEntry> entries) {
      for (JournalEntry entry : entries) {
        switch (entry.event()) {
          case Event.AttemptsStarted(_, var attempts) -> attempts.forEach(death::started);
          case Event.PublicationStarted _ ->
              faults.take(Fault.CrashPublishing.class, _ -> true).ifPresent(_ -> death.now());
          default -> {} // nothing that a fault waits for
        }
      }
    }
  }
}
