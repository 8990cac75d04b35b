package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.report.RunReport.Published;
import io.kryptonx.engine.report.RunReport.RootCause;
import io.kryptonx.engine.run.ProgressMeter;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Sums a run up. */
public final class RunReports {

  private static final int LINES = 20;

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
        rootCauses());
  }

  private List<Published> published() {
    if (view.publicationRefused().isPresent()) {
      return List.of();
    }
    return view.publication().stream()
        .map(file -> new Published(file.path(), file.stage(), file.item(), file.snapshot()))
        .toList();
  }

  private List<RootCause> rootCauses() {
    List<RootCause> causes = new ArrayList<>();
    List<TaskView> blocked = new ArrayList<>();
    for (StageNode stage : view.graph().stages()) {
      for (TaskView task : view.tasks(stage.name())) {
        if (task.status().filter(status -> status == TaskStatus.BLOCKED).isPresent()) {
          blocked.add(task);
        }
      }
    }
    for (StageNode stage : view.graph().stages()) {
      for (TaskView task : view.tasks(stage.name())) {
        boolean own = task.attempts() > 0; // else it shares the end of equal work, told once
        if (own && task.status().filter(status -> status == TaskStatus.FAILED).isPresent()) {
          causes.add(cause(task, stage, blocked));
        }
      }
    }
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

  private RootCause cause(TaskView task, StageNode stage, List<TaskView> blocked) {
    Set<String> below = below(stage.name());
    int count =
        (int)
            blocked.stream()
                .filter(b -> below.contains(b.id().stage()) && mayMeet(stage, task.item(), b))
                .count();
    Failure failure =
        task.failure().orElseGet(() -> new Failure(Failure.Kind.PERMANENT, "no reason was kept"));
    return new RootCause(task.id(), failure, output(task.id()), count, task.attempts());
  }

  /** Whether the parts that two items have in the same dimensions agree. */
  private boolean mayMeet(StageNode stage, Item item, TaskView other) {
    List<String> dimensions =
        view.graph().stage(other.id().stage()).map(StageNode::dimensions).orElse(List.of());
    for (int i = 0; i < stage.dimensions().size(); i++) {
      int there = dimensions.indexOf(stage.dimensions().get(i));
      String mine = item.parts().get(i);
      if (there >= 0
          && !other.item().parts().get(there).equals(mine)
          && !other.item().parts().get(there).equals(Item.ANY)) {
        return false;
      }
    }
    return true;
  }

  private Set<String> below(String stage) {
    Set<String> below = new TreeSet<>();
    for (StageNode node : view.graph().stages()) {
      boolean direct =
          node.ports().stream()
              .map(port -> port.asset().ref().node())
              .anyMatch(above -> above.equals(stage) || below.contains(above));
      if (direct) {
        below.add(node.name());
      }
    }
    return below;
  }

  private List<String> output(TaskId task) {
    return record.failureLog(task).map(this::lastLines).orElse(List.of());
  }

  private List<String> lastLines(Snapshot log) {
    try {
      List<String> lines =
          new String(store.assets().get(log.digest()), StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - LINES), lines.size());
    } catch (MissingContentException _) {
      return List.of("(what it printed is no longer in the store)");
    }
  }
}
