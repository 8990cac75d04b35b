package io.kryptonx.engine.proof;

import io.kryptonx.engine.answer.Tasks;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.engine.report.VerifyReport.Finding;
import io.kryptonx.engine.report.VerifyReport.Verdict;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.PreparedStage;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.folder.Trees;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Does tasks of a run again in a clean room. Used once, by one thread. */
final class Recomputation {

  /** What failed for reasons that pass is tried as often. */
  private static final int MAX_TRIES = 3;

  private final RunView view;
  private final SortedMap<String, PreparedStage> stages;
  private final CleanRoom room;
  private final AssetStore base;
  private final Executor executor;
  private final int jobs;
  private final Differences differences;
  private final Inbox<Done> inbox = new Inbox<>();

  /**
   * Tasks of one run.
   *
   * @param base the store of the run
   */
  Recomputation(
      RunView view,
      SortedMap<String, PreparedStage> stages,
      CleanRoom room,
      AssetStore base,
      Executor executor,
      int jobs) {
    this.view = view;
    this.stages = stages;
    this.room = room;
    this.base = base;
    this.executor = executor;
    this.jobs = jobs;
    this.differences = new Differences(room.assets());
  }

  private record Done(int index, Optional<Finding> finding) {}

  /**
   * Does them again.
   *
   * @param last when the run did something for the last time
   * @return findings about those that are not identical, in the order of the tasks
   */
  List<Finding> of(List<TaskView> tasks, Clock clock, Instant last, StoreProgress progress) {
    List<List<TaskView>> groups = groups(tasks);
    ClockStep.after(last, clock);
    Map<Integer, Finding> found = new LinkedHashMap<>();
    int started = 0;
    int ended = 0;
    while (ended < groups.size()) {
      while (started < groups.size() && started - ended < jobs) {
        start(started, groups.get(started).getFirst());
        started++;
      }
      executor.await(inbox);
      for (Done done : inbox.takeAll()) {
        ended++;
        done.finding.ifPresent(finding -> found.put(done.index, finding));
        progress.at("verifying", ended, groups.size());
      }
    }
    return inOrder(tasks, groups, found);
  }

  /** Equal work is done once. */
  private static List<List<TaskView>> groups(List<TaskView> tasks) {
    Map<Object, List<TaskView>> groups = new LinkedHashMap<>();
    for (TaskView task : tasks) {
      Object key = task.fingerprint().<Object>map(print -> print).orElse(task.id());
      groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(task);
    }
    return List.copyOf(groups.values());
  }

  private static List<Finding> inOrder(
      List<TaskView> tasks, List<List<TaskView>> groups, Map<Integer, Finding> found) {
    Map<TaskId, Finding> byTask = new HashMap<>();
    found.forEach((index, finding) ->
        groups.get(index).forEach(task -> byTask.put(task.id(), finding.of(task.id()))));
    return tasks.stream()
        .flatMap(task -> Optional.ofNullable(byTask.get(task.id())).stream())
        .toList();
  }

  private void start(int index, TaskView task) {
    executor.execute(() -> {
      Optional<Finding> finding;
      try {
        finding = verified(task);
      } catch (MissingContentException e) {
        finding = Optional.of(lost(task, reason(e)));
      } catch (RuntimeException e) {
        finding = Optional.of(new Finding(task.id(), Verdict.FAILED, reason(e)));
      }
      inbox.put(new Done(index, finding));
    });
  }

  private Optional<Finding> verified(TaskView task) {
    SortedMap<String, AssetContent> was = view.named(task.id());
    if (task.status().filter(status -> status == TaskStatus.LOCKED).isPresent()) {
      return Optional.of(
          new Finding(
              task.id(),
              Verdict.RECORDED,
              "kept from an earlier run, although its inputs may have moved on"));
    }
    if (view.graph().stage(task.id().stage()).flatMap(n -> n.stage().effect()).isPresent()) {
      return Optional.of(
          new Finding(
              task.id(),
              Verdict.RECORDED,
              "an effect: it acts on the outside, and is never done again to prove something"));
    }
    Optional<Stage> consulted =
        view.graph().stage(task.id().stage()).map(StageNode::stage).filter(Stage::isConsulted);
    if (consulted.isPresent()) {
      String why =
          consulted.get().review().isPresent()
              ? "a person decided, and is not asked again"
              : "the ledger of effects told it, which has gone on since";
      return Optional.of(new Finding(task.id(), Verdict.RECORDED, why));
    }
    Optional<Digest> damaged = damaged(was);
    if (damaged.isPresent()) {
      return Optional.of(
          lost(task, "content " + damaged.get().shortHex() + " of its outputs is damaged"));
    }
    if (!stages.containsKey(task.id().stage())) {
      return Optional.of(
          new Finding(task.id(), Verdict.FAILED, "its stage cannot be prepared here"));
    }
    return compared(task, was, outcome(Tasks.order(view, task, stages)));
  }

  private Outcome outcome(WorkOrder order) {
    for (int tries = 1; ; tries++) {
      Outcome outcome = room.worker().perform(order, new StopSignal()).outcome();
      boolean passes =
          outcome instanceof Outcome.Failed(Failure failure, _)
              && failure.kind() == Failure.Kind.TRANSIENT;
      if (!passes || tries == MAX_TRIES) {
        return outcome;
      }
    }
  }

  private Optional<Finding> compared(
      TaskView task, SortedMap<String, AssetContent> was, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Succeeded(var is) ->
          differences
              .first(was, is)
              .map(first -> new Finding(task.id(), Verdict.DIFFERS, "", Optional.of(first)));
      case Outcome.Failed(Failure failure, _) ->
          Optional.of(new Finding(task.id(), Verdict.FAILED, failure.message()));
      case Outcome.InputsLost(List<Digest> digests) ->
          Optional.of(
              lost(
                  task,
                  "content %s of its inputs is missing or damaged"
                      .formatted(digests.getFirst().shortHex())));
      case Outcome.Stopped _ -> Optional.of(new Finding(task.id(), Verdict.FAILED, "was stopped"));
    };
  }

  /** The first content of outputs that is not what its digest says. */
  private Optional<Digest> damaged(SortedMap<String, AssetContent> outputs) {
    for (AssetContent output : outputs.values()) {
      List<Snapshot> snapshots =
          switch (output) {
            case Snapshot snapshot -> List.of(snapshot);
            case CollectionRef ref ->
                Members.read(ref.root(), base).list().stream().map(Member::snapshot).toList();
          };
      for (Snapshot snapshot : snapshots) {
        for (Digest digest : Trees.digests(base, snapshot)) {
          if (!base.verify(digest)) {
            return Optional.of(digest);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Finding lost(TaskView task, String reason) {
    return new Finding(task.id(), Verdict.LOST, reason);
  }

  private static String reason(RuntimeException e) {
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }
}
