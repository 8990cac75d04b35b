package io.kryptonx.engine.run;

import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.Worker;
import java.nio.file.Path;

/**
 * What a run is carried out with.
 *
 * @param folder of the definition
 * @param jobs attempts at the same time
 * @param removalAllowed whether publishing may remove most of what it published before
 * @param pace at which some tasks are let in
 */
public record RunParts(
    Store store,
    Worker worker,
    Executor executor,
    Clock clock,
    Path folder,
    int jobs,
    boolean removalAllowed,
    Pace pace) {

  /** Parts with which most of what is published stays. */
  public RunParts(
      Store store, Worker worker, Executor executor, Clock clock, Path folder, int jobs) {
    this(store, worker, executor, clock, folder, jobs, false, Pace.NONE);
  }

  /** The same, and whether most of what is published may go. */
  public RunParts allowingRemoval(boolean allowed) {
    return new RunParts(store, worker, executor, clock, folder, jobs, allowed, pace);
  }

  /** The same, in which some tasks are let in slowly. */
  public RunParts at(Pace slower) {
    return new RunParts(store, worker, executor, clock, folder, jobs, removalAllowed, slower);
  }
}
