package io.kryptonx.engine.answer;

import io.kryptonx.engine.dead.Letter;
import io.kryptonx.engine.publish.SiteFile;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.RunReport.Dead;
import io.kryptonx.engine.report.RunReport.Published;
import io.kryptonx.engine.report.RunReport.RootCause;
import io.kryptonx.engine.run.ProgressMeter;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sums a run up. */
public final class RunReports {

  private final Store store;
  private final RunRecord record;
  private final RunView view;

  private RunReports(Store store, RunRecord record) {
    this.store = store;
    this.record = record;
    this.view = record.view();
  }

  /** The report of an ended run. */
  public static RunReport of(Store store, RunRecord record, long durationMillis) {
    return new RunReports(store, record).report(durationMillis);
  }

  private RunReport report(long durationMillis) {
    var start = view.start();
    Map<TaskStatus, Integer> counts = new EnumMap<>(TaskStatus.class);
    view.stages().forEach(s -> s.counts().forEach((k, n) -> counts.merge(k, n, Integer::sum)));
    return new RunReport(
        start.run(),
        start.pipeline(),
        start.revision(),
        view.digest().orElseGet(() -> Digest.of(new byte[0])),
        view.status(),
        counts,
        ProgressMeter.stages(view),
        durationMillis,
        published(),
        rootCauses(),
        dead());
  }

  private List<Published> published() {
    if (view.publicationRefused().isPresent()) {
      return List.of();
    }
    return SiteFile.of(view.publication(), store.assets(), new HashSet<>()).stream()
        .map(SiteFile::file)
        .map(file -> new Published(file.path(), file.stage(), file.item(), file.snapshot()))
        .toList();
  }

  private List<RootCause> rootCauses() {
    List<RootCause> causes = new ArrayList<>();
    BlockedTasks blocked = new BlockedTasks(view);
    for (StageNode stage : view.graph().stages()) {
      if (!view.handlesFailures(stage.name())) {
        ownFailures(stage.name()).forEach(task -> causes.add(cause(task, blocked.below(task))));
      }
    }
    view.budgetSpent().ifPresent(used -> causes.add(overBudget(used)));
    view.publicationRefused()
        .ifPresent(reason ->
            causes.add(
                new RootCause(
                    new TaskId("publish", Item.EMPTY),
                    new Failure(Failure.Kind.PERMANENT, reason),
                    List.of(),
                    0,
                    0)));
    return causes;
  }

  private static RootCause overBudget(String used) {
    String why =
        "it is spent (%s), so that no further attempts began; raise it and run again: what was done is kept"
            .formatted(used);
    return new RootCause(
        new TaskId("budget", Item.EMPTY),
        new Failure(Failure.Kind.PERMANENT, why),
        List.of(),
        0,
        0);
  }

  /** Failed tasks of a stage without those that only share the end of equal work. */
  private List<TaskView> ownFailures(String stage) {
    List<TaskView> failed =
        view.tasks(stage).stream()
            .filter(task -> task.status().filter(s -> s == TaskStatus.FAILED).isPresent())
            .filter(task -> view.dead(task.id()).isEmpty())
            .toList();
    Set<Fingerprint> told = new HashSet<>();
    failed.stream()
        .filter(task -> task.attempts() > 0)
        .forEach(task -> task.fingerprint().ifPresent(told::add));
    return failed.stream()
        .filter(task ->
            task.attempts() > 0
                || task.fingerprint().isEmpty()
                || told.add(task.fingerprint().get()))
        .toList();
  }

  private RootCause cause(TaskView task, int blocked) {
    Failure failure =
        task.failure().orElseGet(() -> new Failure(Failure.Kind.PERMANENT, "no reason was kept"));
    TaskView culprit = Culprits.of(view, task);
    return new RootCause(
        task.id(), culprit.id(), failure, output(culprit.id()), blocked, culprit.attempts());
  }

  private List<String> output(TaskId task) {
    return record.failureLog(task).map(log -> Printed.lastLines(store, log)).orElse(List.of());
  }

  /** The dead letters that it leaves, without those that somebody dropped. */
  private Dead dead() {
    Set<Digest> dropped = Letter.dropped(store, view.start().pipeline()).keySet();
    int open = 0;
    int kept = 0;
    for (StageView stage : view.stages()) {
      boolean failed = stage.counts().containsKey(TaskStatus.FAILED);
      if (failed && !view.handlesFailures(stage.name())) {
        for (TaskView task : view.tasks(stage.name())) {
          Optional<DeadLetter> letter = view.deadLetter(task.id(), record.last());
          boolean counts = letter.filter(l -> !dropped.contains(l.id())).isPresent();
          open += counts ? 1 : 0;
          kept += counts && view.dead(task.id()).isPresent() ? 1 : 0;
        }
      }
    }
    return new Dead(open, kept);
  }
}
