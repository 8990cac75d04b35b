package io.kryptonx.engine.answer;

import io.kryptonx.engine.answer.LoopWork.Took;
import io.kryptonx.engine.report.LoopReport;
import io.kryptonx.engine.report.LoopReport.Iteration;
import io.kryptonx.engine.report.LoopReport.Loop;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.scheduler.LoopView.IterationView;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the iterations of loops in a run. */
public final class LoopReports {

  private final RunView run;
  private final LoopWork work;

  /** By iteration, named as the loop's task in it. */
  private final Map<TaskId, Sum> sums = new HashMap<>();

  private LoopReports(RunView run, LoopWork work) {
    this.run = run;
    this.work = work;
  }

  /**
   * The loops that selectors mean in a run, all or those of some items.
   *
   * @throws io.kryptonx.model.problem.KryptonxException NOT_FOUND naming the loops that there are
   */
  public static LoopReport read(Store store, RunId run, String selectors, Optional<String> item) {
    RunRecord record = new RunRecord(store.assets());
    LoopWork work = new LoopWork();
    store
        .journal()
        .read(
            run,
            entry -> {
              record.add(entry);
              work.add(entry.event());
            });
    List<TaskView> tasks = LoopTasks.find(record.view(), selectors, item);
    return new LoopReport(selectors, run, new LoopReports(record.view(), work).of(tasks));
  }

  /** All loops that have begun in a run, by stage in topological order. */
  public static List<Loop> all(RunView run, LoopWork work) {
    List<TaskView> tasks =
        run.graph().stages().stream()
            .filter(StageNode::isLoop)
            .flatMap(stage -> run.tasks(stage.name()).stream())
            .filter(task -> run.loop(task.id()).isPresent())
            .toList();
    return new LoopReports(run, work).of(tasks);
  }

  /** What happened in an iteration. */
  private static final class Sum {
    private final Map<TaskStatus, Integer> tasks = new EnumMap<>(TaskStatus.class);
    private int attempts;
    private long workedMillis;

    void add(TaskView task, Took took) {
      task.status().ifPresent(status -> tasks.merge(status, 1, Integer::sum));
      attempts += took.attempts();
      workedMillis += took.workedMillis();
    }
  }

  private List<Loop> of(List<TaskView> tasks) {
    tasks.stream().map(task -> task.id().stage()).distinct().forEach(this::sum);
    return tasks.stream().map(this::loop).toList();
  }

  /** Adds up, for each iteration of a loop, what the tasks in it are. */
  private void sum(String loop) {
    int dimensions = run.graph().stage(loop).map(node -> node.dimensions().size()).orElse(0);
    int depth = depth(loop);
    for (StageNode stage : run.graph().stages()) {
      if (!stage.isLoop() && stage.name().startsWith(loop + "/")) {
        for (TaskView task : run.tasks(stage.name())) {
          TaskId iteration =
              new TaskId(
                  loop,
                  new Item(task.item().parts().subList(0, dimensions)),
                  new io.kryptonx.model.item.Iteration(
                      task.id().iteration().path().subList(0, depth)));
          sums.computeIfAbsent(iteration, _ -> new Sum()).add(task, work.of(task.id()));
        }
      }
    }
  }

  /** How many loops stand around the iterations of a loop, itself among them. */
  private int depth(String loop) {
    return 1 + run.graph().loopAround(loop).map(LoopNode::name).map(this::depth).orElse(0);
  }

  private Loop loop(TaskView task) {
    Optional<LoopView> view = run.loop(task.id());
    List<Iteration> iterations = new ArrayList<>();
    view.ifPresent(
        loop -> loop.iterations().forEach(each -> iterations.add(iteration(task.id(), each))));
    return new Loop(
        task.id(),
        run.graph().loop(task.id().stage()).orElseThrow().loop(),
        task.status(),
        view.flatMap(LoopView::ending),
        view.map(LoopView::chosen).orElse(0),
        task.failure(),
        iterations);
  }

  private Iteration iteration(TaskId loop, IterationView view) {
    Sum sum = sums.getOrDefault(new TaskId(loop.stage(), loop.item(), view.path()), new Sum());
    return new Iteration(
        view.number(),
        view.score(),
        sum.tasks,
        sum.attempts,
        sum.workedMillis,
        content(view.carry()),
        view.result().flatMap(LoopReports::content),
        view.charged(),
        view.spent().costMicros());
  }

  private static Optional<AssetContent> content(InputValue value) {
    return switch (value) {
      case Snapshot snapshot -> Optional.of(snapshot);
      case Members members -> Optional.of(members.ref());
      case PartialMembers(var members, _) -> Optional.of(members.ref());
      case InputValue.Absent _ -> Optional.empty();
    };
  }
}
