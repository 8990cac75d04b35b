package io.kryptonx.engine.answer;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Says what failed above blocked tasks, stage by stage up to where it began. */
final class Blockers {

  private static final int MAX_NAMED = 3;

  private final RunView run;

  /** What is wrong with all items of a stage; asked for by every task that collects them. */
  private final Map<String, SortedSet<String>> stages = new HashMap<>();

  Blockers(RunView run) {
    this.run = run;
  }

  /** What blocks a task: {@code thumbnail failed}. */
  String of(TaskView task) {
    SortedSet<String> reasons = new TreeSet<>();
    collect(task, reasons);
    return reasons.isEmpty() ? "something above failed" : String.join("; ", reasons);
  }

  private void collect(TaskView task, SortedSet<String> reasons) {
    for (Port port : ports(task.id().stage())) {
      if (!task.inputs().containsKey(port.input().name())) {
        port.alternatives().forEach(asset -> collect(task, port, asset.ref().node(), reasons));
      }
    }
    run.graph().stage(task.id().stage()).stream()
        .flatMap(stage -> stage.stage().dependsOn().stream())
        .forEach(before -> reasons.addAll(stage(before)));
  }

  private void collect(TaskView task, Port port, String node, SortedSet<String> reasons) {
    if (run.stage(node).isEmpty()) {
      return;
    }
    TaskId maker = Tasks.maker(run, node, port.project(task.item()));
    Optional<TaskView> made = port.isCollection() ? Optional.empty() : run.task(maker);
    if (made.isEmpty()) {
      reasons.addAll(stage(node));
    } else if (is(made.get(), TaskStatus.FAILED)) {
      reasons.add(node + " failed");
    } else if (is(made.get(), TaskStatus.BLOCKED)) {
      collect(made.get(), reasons);
    }
  }

  private SortedSet<String> stage(String name) {
    SortedSet<String> known = stages.get(name);
    if (known != null) {
      return known;
    }
    SortedSet<String> reasons = new TreeSet<>();
    List<Item> failed =
        run.tasks(name).stream()
            .filter(task -> is(task, TaskStatus.FAILED))
            .map(TaskView::item)
            .toList();
    if (!failed.isEmpty()) {
      reasons.add(name + " failed" + named(failed));
    }
    if (run.tasks(name).stream().anyMatch(task -> is(task, TaskStatus.BLOCKED))) {
      for (Port port : ports(name)) {
        port.alternatives().forEach(asset -> reasons.addAll(stage(asset.ref().node())));
      }
    }
    stages.put(name, reasons);
    return reasons;
  }

  private List<Port> ports(String stage) {
    return run.graph().stage(stage).map(StageNode::ports).orElse(List.of());
  }

  private static boolean is(TaskView task, TaskStatus status) {
    return task.status().filter(s -> s == status).isPresent();
  }

  private static String named(List<Item> items) {
    if (items.getFirst().isEmpty()) {
      return "";
    }
    int more = items.size() - MAX_NAMED;
    return " for "
        + items.stream().limit(MAX_NAMED).toList()
        + (more > 0 ? " and " + more + " more" : "");
  }
}
