package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.event.StageKeys;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Lock;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Graph;
import io.kryptonx.scheduler.graph.Port;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The state of a run for those who answer questions about it. */
public final class RunView {

  private final RunState state;

  RunView(RunState state) {
    this.state = state;
  }

  /** What the run was given. */
  public RunStart start() {
    return state.start;
  }

  /** Its graph. */
  public Graph graph() {
    return state.graph;
  }

  /** The shared parts of the fingerprints. */
  public StageKeys keys() {
    return state.keys;
  }

  /** How it ended, or OPEN. */
  public RunStatus status() {
    return state.status;
  }

  /** The run digest, once it ended. */
  public Optional<Digest> digest() {
    return Optional.ofNullable(state.digest);
  }

  /** Whether files are being published, so that it has to be completed. */
  public boolean isPublishing() {
    return state.phase == RunState.Phase.PUBLISHING;
  }

  /** The engine that has it. */
  public long epoch() {
    return state.epoch;
  }

  /** What each source holds. */
  public SortedMap<String, InputValue> sources() {
    return Collections.unmodifiableSortedMap(state.sources);
  }

  /** The files that it publishes or published. */
  public List<PublishedFile> publication() {
    return state.publication;
  }

  /** The name of {@link #publication}. */
  public CollectionRef publicationSet() {
    return state.publicationSet;
  }

  /** Why publishing was refused, where it was. */
  public Optional<String> publicationRefused() {
    return Optional.ofNullable(state.publicationRefused);
  }

  /** What of its budget was used up, where the run ended of that. */
  public Optional<String> budgetSpent() {
    return Optional.ofNullable(state.budgetSpent);
  }

  /** What all its attempts took. */
  public Charge spent() {
    return state.spent;
  }

  /** Whether no further attempts begin, since its budget is spent. */
  public boolean isOverBudget() {
    return state.overBudget().isPresent();
  }

  /** The stages that it needs, in topological order. */
  public List<StageView> stages() {
    return state.stages.stream().map(this::view).toList();
  }

  /** One stage, where the run needs it. */
  public Optional<StageView> stage(String name) {
    return state.stage(name).map(this::view);
  }

  /** One task, where there is one. */
  public Optional<TaskView> task(TaskId id) {
    return state.task(id).map(RunView::view);
  }

  /** What the work of a task took, in this run or in the one whose result it uses. */
  public Charge charge(TaskId id) {
    return state.task(id).map(task -> task.charge).orElse(Charge.NONE);
  }

  /**
   * What the work of one task of each stage took on average in the base run, or in the runs whose
   * results that used. Stages of which nothing is known are not there.
   */
  public SortedMap<String, Charge> usual() {
    SortedMap<String, Charge> sums = new TreeMap<>();
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (BaseTable.Entry entry : state.base.allWithOutputs()) {
      if (!entry.charge().equals(Charge.NONE)) {
        String stage = state.heir(entry.task()).stage();
        sums.merge(stage, entry.charge(), Charge::plus);
        counts.merge(stage, 1, Integer::sum);
      }
    }
    sums.replaceAll((stage, sum) -> sum.over(counts.getOrDefault(stage, 1)));
    return sums;
  }

  /** Whether the next attempt of a task is one at whose time nothing else may run. */
  public boolean runsAlone(TaskId id) {
    return state.task(id).filter(task -> task.lost >= Applier.MAX_LOST).isPresent();
  }

  /** The tasks of a stage in item order. */
  public List<TaskView> tasks(String stage) {
    return state.stage(stage).map(s -> s.tasks).orElse(List.of()).stream()
        .map(RunView::view)
        .sorted(Comparator.comparing(TaskView::id))
        .toList();
  }

  private StageView view(StageState stage) {
    SortedMap<TaskStatus, Integer> counts = new TreeMap<>();
    for (TaskStatus status : TaskStatus.values()) {
      if (stage.count(status) > 0) {
        counts.put(status, stage.count(status));
      }
    }
    return new StageView(
        stage.name(),
        stage.tasks.size(),
        counts,
        stage.running,
        state.isComplete(stage),
        stage.stale,
        stage.spent,
        stage.charged);
  }

  private static TaskView view(Task task) {
    SortedMap<String, InputValue> inputs = new TreeMap<>();
    for (Port port : task.stage.node.ports()) {
      InputValue value = task.inputs[port.index()];
      if (value != null) {
        inputs.put(port.input().name(), value);
      }
    }
    SortedMap<String, InputValue> outputs = new TreeMap<>();
    if (task.outputs != null) {
      List<AssetNode> nodes = task.stage.node.outputs();
      for (int i = 0; i < nodes.size(); i++) {
        InputValue output = task.outputs[i];
        if (output != null) {
          outputs.put(nodes.get(i).ref().output(), output);
        }
      }
    }
    return new TaskView(
        task.id(),
        Optional.ofNullable(task.status),
        Optional.ofNullable(task.fingerprint),
        inputs,
        outputs,
        task.attempts,
        Optional.ofNullable(task.failure),
        task.stale,
        task.isPartial(),
        task.phase() == Task.Phase.READY,
        task.charge);
  }

  /**
   * Where a task stands, by name: HELD, DECIDING, READY, FOLLOWING, RUNNING, WAITING, WITHHELD,
   * CONSULTING, PARKED, LOOPING or JUDGING, or how it ended; NONE if there is no such task.
   */
  public String standing(TaskId id) {
    return state
        .task(id)
        .map(task -> task.isEnded() ? task.knownStatus().name() : task.phase().name())
        .orElse("NONE");
  }

  /** What a loop did for one item, where it has begun. */
  public Optional<LoopView> loop(TaskId id) {
    return state.task(id).flatMap(task -> Optional.ofNullable(task.loop)).map(LoopView::of);
  }

  /** Whether failures of a stage are taken care of by another one, so that they fail no run. */
  public boolean handlesFailures(String stage) {
    return state.stage(stage).filter(StageState::isHandled).isPresent();
  }

  /** The locks that it was given. */
  public List<Lock> locks() {
    return state.locks.all();
  }

  /** Those that hold nothing, since their tasks are not there any more. */
  public List<Lock> orphans() {
    return state.locks.orphans(state);
  }

  /** A lock to what a task has made, or stands on; empty where that is nothing. */
  public Optional<Lock> lock(TaskId id) {
    Optional<Task> task = state.task(id).filter(Task::hasOutputs);
    return task.map(t ->
        new Lock(
            id,
            state.start.run(),
            t.stale
                ? state.locks.of(t).flatMap(Lock::fingerprint)
                : Optional.ofNullable(t.fingerprint),
            Outputs.named(t)));
  }

  /** The task that a lock holds, also where its stage has another name by now. */
  public TaskId holder(Lock lock) {
    return state.heir(lock.task());
  }

  /** The task that made a published file; empty where it is that of a source. */
  public Optional<TaskId> maker(PublishedFile file) {
    List<String> parts = file.item().parts();
    Item outer = new Item(parts.subList(0, Math.max(0, parts.size() - 1)));
    return Stream.of(file.item(), outer)
        .map(item -> new TaskId(file.stage(), item))
        .filter(id -> state.task(id).isPresent())
        .findFirst();
  }

  /** The dead letter that a task stays in this run, which did not try it. */
  public Optional<DeadLetter> dead(TaskId id) {
    return state.task(id).filter(t -> t.status == TaskStatus.FAILED).flatMap(state::dead);
  }

  /**
   * The record of a task that failed for good.
   *
   * @param at when it did, where that was in this run
   * @return empty if it did not fail
   */
  public Optional<DeadLetter> deadLetter(TaskId id, Instant at) {
    return dead(id)
        .or(() ->
            state
                .task(id)
                .filter(task -> task.status == TaskStatus.FAILED)
                .map(task ->
                    new DeadLetter(
                        task.id(),
                        state.start.run(),
                        Optional.ofNullable(task.fingerprint),
                        task.knownFailure(),
                        task.attempts,
                        task.failures,
                        at)));
  }

  /** The outputs of a task as events name them; empty where it has none. */
  public SortedMap<String, AssetContent> named(TaskId id) {
    return state.task(id).filter(Task::hasOutputs).map(Outputs::named).orElseGet(TreeMap::new);
  }

  /**
   * A stage.
   *
   * @param tasks how many tasks it has so far
   * @param counts how many ended how
   * @param running attempts in flight
   * @param complete whether no task can be added and all ended
   * @param stale how many stand although their inputs moved on
   * @param spent what its attempts took in this run
   * @param charged what the work of its tasks took, in this run or in those whose results they use
   */
  public record StageView(
      String name,
      int tasks,
      SortedMap<TaskStatus, Integer> counts,
      int running,
      boolean complete,
      int stale,
      Charge spent,
      Charge charged) {}

  /**
   * A task.
   *
   * @param status how it ended; empty while it is open
   * @param inputs by name; those that something above left empty are missing
   * @param outputs by name; empty where it has none
   * @param stale whether its outputs stand although its inputs moved on
   * @param partial whether a collection among its inputs lacks items
   * @param ready whether it waits for a result or a worker
   * @param charge what its work took, in this run or in the one whose result it uses
   */
  public record TaskView(
      TaskId id,
      Optional<TaskStatus> status,
      Optional<Fingerprint> fingerprint,
      SortedMap<String, InputValue> inputs,
      SortedMap<String, InputValue> outputs,
      int attempts,
      Optional<Failure> failure,
      boolean stale,
      boolean partial,
      boolean ready,
      Charge charge) {

    /** Its item. */
    public Item item() {
      return id.item();
    }
  }
}
