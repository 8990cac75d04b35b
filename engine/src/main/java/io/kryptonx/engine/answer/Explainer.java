package io.kryptonx.engine.answer;

import io.kryptonx.engine.answer.Parts.Difference;
import io.kryptonx.engine.report.WhyReport.Change;
import io.kryptonx.engine.report.WhyReport.Group;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says why tasks of a run ended as they did, against the base run. Never guesses. */
public final class Explainer {

  private final RunView now;
  private final Optional<RunView> before;
  private final Optional<Causes> causes;
  private final Blockers blockers;

  /**
   * Explains a run.
   *
   * @param before the base run, where there is one
   */
  public Explainer(RunView now, Optional<RunView> before) {
    this.now = now;
    this.before = before;
    this.causes = before.map(base -> new Causes(now, base));
    this.blockers = new Blockers(now);
  }

  /**
   * Explains tasks of a run against its base run, or an earlier one if that had only part of them.
   */
  public static Explainer of(Store store, RunView now, List<TaskView> tasks) {
    return new Explainer(now, ComparedRun.of(store, now, tasks));
  }

  /** The run that it is compared with, where there is one. */
  public Optional<RunId> comparedWith() {
    return before.map(run -> run.start().run());
  }

  /** In one line, why a task has no result that stands. */
  public String reason(TaskView task) {
    if (causes.isEmpty()) {
      return now.start()
          .base()
          .map(base -> "it was based on " + base.run() + ", which cannot be read here")
          .orElse("first run");
    }
    Optional<List<Difference>> differences = causes.get().differences(task);
    if (differences.isEmpty()) {
      return oldTask(task).isPresent() ? "had no result in " + base() : "new: not in " + base();
    }
    if (differences.get().isEmpty()) {
      return sameWork(task);
    }
    return differences.get().stream().map(Difference::text).collect(Collectors.joining(", "));
  }

  /** The answers for some tasks, those of one stage with equal answers together. */
  public List<Group> groups(List<TaskView> tasks) {
    Map<String, List<Group>> byAnswer = new LinkedHashMap<>();
    for (TaskView task : tasks) {
      Group group = group(task);
      String key =
          group.stage()
              + "\0"
              + group.summary()
              + group.changes().stream().map(Change::part).toList();
      byAnswer.computeIfAbsent(key, _ -> new ArrayList<>()).add(group);
    }
    return byAnswer.values().stream().map(Explainer::together).toList();
  }

  private static Group together(List<Group> groups) {
    Group first = groups.getFirst();
    List<TaskId> tasks = groups.stream().flatMap(group -> group.tasks().stream()).toList();
    boolean differ = groups.stream().anyMatch(g -> !g.changes().equals(first.changes()));
    String example = differ ? "the values shown are those of " + tasks.getFirst().asked() : "";
    String note = groups.size() == 1 ? first.note() : example;
    return new Group(first.stage(), tasks, first.status(), first.summary(), first.changes(), note);
  }

  private Group group(TaskView task) {
    TaskStatus status = task.status().orElse(TaskStatus.WAITING);
    List<Change> changes = new ArrayList<>();
    if (causes.isPresent() && status != TaskStatus.BLOCKED && status != TaskStatus.SKIPPED) {
      for (Difference each : causes.get().differences(task).orElse(List.of())) {
        changes.add(
            new Change(each.part(), each.before(), each.after(), causes.get().of(task, each)));
      }
    }
    return new Group(
        task.id().stage(), List.of(task.id()), status, summary(task), changes, note(task));
  }

  private String summary(TaskView task) {
    return ending(task) + Routes.taken(now, task).map(taken -> "; " + taken).orElse("");
  }

  private String ending(TaskView task) {
    if (task.status().isEmpty()) {
      return "has not ended yet";
    }
    if (now.graph().stage(task.id().stage()).flatMap(n -> n.stage().review()).isPresent()
        && task.status().get().hasOutputs()) {
      return task.status().get() == TaskStatus.CACHED
          ? "cached: a person decided before about equal content"
          : "ran: a person decided in this run";
    }
    return switch (task.status().get()) {
      case RAN -> "ran: " + reason(task);
      case UNCHANGED -> "ran: " + reason(task) + "; the result is the same as before";
      case FAILED -> failed(task);
      case CACHED ->
          asked(task) ? "cached: the ledger of effects told it" : "cached: " + whyCached(task);
      case LOCKED ->
          "locked: " + why(task) + (task.stale() ? ", although its inputs moved on" : "");
      case SKIPPED -> "skipped: " + new Skips(now).of(task);
      case BLOCKED -> "blocked: " + blockers.of(task);
      case WAITING -> "waits for a person";
      case CANCELLED -> "cancelled with the run";
    };
  }

  private boolean asked(TaskView task) {
    return now.graph()
        .stage(task.id().stage())
        .filter(node -> node.stage().action() instanceof Action.Removed)
        .isPresent();
  }

  private String why(TaskView task) {
    return now.locks().stream()
        .filter(lock -> now.holder(lock).equals(task.id()))
        .findFirst()
        .map(lock -> "a person locked it to what run " + lock.run() + " had made")
        .orElse("rerun: never keeps the first result");
  }

  private String failed(TaskView task) {
    String why =
        task.failure()
            .map(f -> f.message().lines().findFirst().orElse(""))
            .orElse("no reason kept");
    return now.dead(task.id())
        .map(letter -> "not tried again, as it failed in " + letter.run() + ": " + why)
        .orElse("failed: " + why);
  }

  private String whyCached(TaskView task) {
    boolean same =
        oldTask(task).flatMap(TaskView::fingerprint).equals(task.fingerprint())
            && task.fingerprint().isPresent();
    return same
        ? "nothing that it depends on changed since " + base()
        : "equal work was done before (" + reason(task) + ")";
  }

  private String note(TaskView task) {
    return task.fingerprint()
        .map(f -> "fingerprint " + f.shortHex() + ", attempts " + task.attempts())
        .orElse("");
  }

  /** Nothing differs, and it ran all the same. */
  private String sameWork(TaskView task) {
    RunStart start = now.start();
    Stage stage = now.graph().pipeline().stages().get(task.id().stage());
    if (stage != null && stage.rerun().equals(Rerun.ALWAYS)) {
      return "rerun: always";
    }
    if (start.fresh()) {
      return "asked for by --fresh";
    }
    boolean hadResult = oldTask(task).filter(t -> !t.outputs().isEmpty()).isPresent();
    return hadResult
        ? "nothing changed, but the earlier result was no longer in the store"
        : "it had no result in " + base();
  }

  private Optional<TaskView> oldTask(TaskView task) {
    return before.flatMap(base -> base.task(task.id()));
  }

  private String base() {
    return before.map(base -> base.start().run().text()).orElse("an earlier run");
  }
}
