package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.PlanReport;
import io.kryptonx.engine.report.PlanReport.StagePlan;
import io.kryptonx.engine.report.PlanReport.WillRun;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a plan off a dry run: what is ready would run, what is below it may. */
public final class Plans {

  /** So many stages are named as those that a stage waits for, the first by name. */
  public static final int MAX_ABOVE = 20;

  private Plans() {}

  /** The plan. */
  public static PlanReport of(DryRun dry, Explainer explainer) {
    RunView view = dry.record().view();
    Map<String, SortedSet<String>> running = new TreeMap<>();
    List<StagePlan> plans = new ArrayList<>();
    SortedMap<String, Charge> usual = view.usual();
    for (StageView stage : view.stages()) {
      List<WillRun> willRun = new ArrayList<>();
      int cached = 0;
      int other = 0;
      boolean open = false;
      boolean loops = false;
      for (TaskView task : view.tasks(stage.name())) {
        open |= task.status().filter(status -> status != TaskStatus.WAITING).isEmpty();
        if (runs(task)) {
          willRun.add(new WillRun(task.item(), explainer.reason(task)));
        } else if (view.loop(task.id()).isPresent() && task.status().isEmpty()) {
          loops = true; // what it does is decided by what its stages make
        } else if (task.status().isEmpty() || task.status().get() == TaskStatus.CACHED) {
          cached++; // an open one follows equal work
        } else {
          other++;
        }
      }
      SortedSet<String> above = above(view, stage, running);
      if (loops) {
        view.graph().loop(stage.name()).orElseThrow().first().forEach(s -> above.add(s.name()));
      }
      SortedSet<String> below = new TreeSet<>(above);
      if (open) {
        below.add(stage.name());
      }
      running.put(stage.name(), first(below));
      plans.add(
          new StagePlan(
              stage.name(),
              willRun,
              cached,
              other,
              stage.complete() ? List.of() : List.copyOf(first(above)),
              cost(willRun.size(), usual.get(stage.name()))));
    }
    var start = view.start();
    return new PlanReport(start.pipeline(), start.revision(), dry.resumes(), plans);
  }

  private static OptionalLong cost(int tasks, @Nullable Charge usual) {
    return usual == null || tasks == 0
        ? OptionalLong.empty()
        : OptionalLong.of(tasks * usual.costMicros());
  }

  /** Each stage named for each below it would be quadratic in their number. */
  private static SortedSet<String> first(SortedSet<String> names) {
    while (names.size() > MAX_ABOVE) {
      names.removeLast();
    }
    return names;
  }

  /** One that was begun in the run that is continued has no result to follow. */
  private static boolean runs(TaskView task) {
    return task.ready() || task.status().isEmpty() && task.attempts() > 0;
  }

  /** The stages above whose results are open and decide about this one. */
  private static SortedSet<String> above(
      RunView view, StageView stage, Map<String, SortedSet<String>> running) {
    SortedSet<String> above = new TreeSet<>();
    StageNode node = view.graph().stage(stage.name()).orElseThrow();
    for (Port port : node.ports()) {
      for (AssetNode asset : port.alternatives()) {
        above.addAll(running.getOrDefault(view.graph().origin(node, asset), new TreeSet<>()));
      }
    }
    for (String before : node.stage().dependsOn()) {
      above.addAll(running.getOrDefault(before, new TreeSet<>()));
    }
    return above;
  }
}
