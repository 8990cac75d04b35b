package io.kryptonx.testkit.host;

import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.SourceChanges;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.Worker;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Drives the scheduler for runs that were prepared from a definition, over a store in memory, with
 * the worker that engines have. Messages travel as in {@link TestHost}, but the engine does not die
 * and nothing is done twice, since real work takes its time. What is published stands in the ledger
 * only.
 */
public final class PreparedHost implements AutoCloseable {

  private final Disorder disorder;
  private final Store store;
  private final MemoryStore memory = MemoryStore.create();

  private PreparedHost(Disorder disorder) {
    this.disorder = disorder.without(true);
    this.store = memory;
  }

  /** A host that does everything in order. */
  public static PreparedHost calm() {
    return new PreparedHost(Disorder.none());
  }

  /** A host that does everything in the disorder of a seed. */
  public static PreparedHost scattering(long seed) {
    return new PreparedHost(Disorder.of(seed));
  }

  /** Its store. */
  public Store store() {
    return store;
  }

  /**
   * Runs to the end what was prepared over this store, its action sources evaluated.
   *
   * @return the name of the run
   */
  public RunId run(PreparedRun prepared, Worker worker) {
    RunHistory history = new RunHistory(store, prepared.pipeline());
    Optional<BaseRun> base = history.base();
    RunStart start = prepared.start(history.next(), base);
    SortedMap<String, AssetContent> before = base.map(BaseRun::sources).orElseGet(TreeMap::new);
    EngineProcess engine =
        new EngineProcess(
            memory,
            new PreparedWork(worker, prepared.stages(), start),
            disorder,
            new Faults(List.of()),
            start.run(),
            Witness.casual());
    engine.start(start, SourceChanges.between(before, start.sources(), store.assets()));
    EngineProcess.End end = engine.go();
    InvariantViolation.check(end == EngineProcess.End.DONE, "the run ended as " + end);
    return start.run();
  }

  @Override
  public void close() {
    memory.close();
  }
}
