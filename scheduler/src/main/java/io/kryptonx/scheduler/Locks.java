package io.kryptonx.scheduler;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Lock;
import java.util.List;
import java.util.Optional;

/** What people pinned, as the run was given it. */
final class Locks {

  private final List<Lock> all;
  private final Table<TaskId, Lock> byTask = new Table<>();

  private Locks(List<Lock> all) {
    this.all = all;
    all.forEach(lock -> byTask.putNew(lock.task(), lock));
  }

  static Locks read(RunStart start, Contents contents) {
    return new Locks(start.locks().map(list -> Lock.read(list, contents)).orElse(List.of()));
  }

  List<Lock> all() {
    return all;
  }

  /** The lock on a task, also one that was made when its stage had another name. */
  Optional<Lock> of(Task task) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    return byTask.find(task.id()).or(() -> task.formerId().flatMap(byTask::find));
  }

  /** What it gives; empty where that is not what the stage makes now. */
  Optional<Event.Found> found(Task task) {
    return of(task)
        .filter(lock -> Outputs.fits(task.stage.node, lock.outputs()))
        .map(lock -> new Event.Found(task.id(), task.knownFingerprint(), lock.outputs()));
  }

  /** Whether the task would have made it of what it has. */
  static boolean isOfWork(Lock lock, Task task) {
    return lock.fingerprint().filter(task.knownFingerprint()::equals).isPresent();
  }

  /** Why a task cannot end as it is locked. */
  Failure lost(Task task) {
    Optional<Lock> held = of(task);
    if (held.isEmpty()) {
      return new Failure(
          Failure.Kind.LOST,
          "what 'rerun: never' keeps of it is gone from the store; without 'rerun: never' it is"
              + " made of what its inputs are now");
    }
    Lock lock = held.get();
    String why =
        Outputs.fits(task.stage.node, lock.outputs())
            ? "is gone from the store"
            : "is not what the stage makes any more";
    return new Failure(
        Failure.Kind.LOST,
        "what it is locked to, made in run %s, %s; 'kryptonx unlock' lets it be made again,"
                .formatted(lock.run(), why)
            + " 'kryptonx lock --run RUN' locks it to another run");
  }

  /** Those whose tasks are not there, although they would be if there were any. */
  List<Lock> orphans(RunState state) {
    return all.stream().filter(lock -> isOrphaned(lock, state)).toList();
  }

  private static boolean isOrphaned(Lock lock, RunState state) {
    TaskId id = state.heir(lock.task());
    boolean known = state.graph.stage(id.stage()).isPresent();
    boolean complete = state.stage(id.stage()).filter(state::isComplete).isPresent();
    return !known || complete && state.task(id).isEmpty();
  }
}
