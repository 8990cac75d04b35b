package io.kryptonx.engine.profile;

import io.kryptonx.engine.answer.Origin;
import io.kryptonx.engine.profile.AttemptLog.Try;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.engine.report.ProfileReport.Step;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.scheduler.LoopView.IterationView;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When each task could begin: when the last of what it takes was there. A collection is there when
 * the whole asset is. What came last is what the task waited for, which gives the critical path.
 */
final class TaskTimes {

  private static final String NO_LOOP = "";

  private final RunView view;
  private final AttemptLog log;
  private final Map<TaskId, List<Try>> tries = new HashMap<>();
  private final Map<TaskId, Time> times = new HashMap<>();

  /** The stages of each loop in topological order; by the empty name those in none. */
  private final Map<String, List<StageNode>> stages = new HashMap<>();

  /** The tasks of each stage in an iteration. */
  private final Map<TaskId, List<TaskId>> inPass = new HashMap<>();

  /** The task of each stage, in an iteration, that ended last. */
  private final Map<TaskId, TaskId> lastOfStage = new HashMap<>();

  /**
   * When a task was there.
   *
   * @param last the task whose end it waited for; empty where it had all from the start
   */
  private record Time(long ready, long end, Optional<TaskId> last) {}

  TaskTimes(RunView view, AttemptLog log) {
    this.view = view;
    this.log = log;
    for (Try each : log.tries()) {
      tries.computeIfAbsent(each.task(), _ -> new ArrayList<>(1)).add(each);
    }
    for (StageNode stage : view.graph().stages()) {
      String loop = view.graph().loopAround(stage.name()).map(LoopNode::name).orElse(NO_LOOP);
      stages.computeIfAbsent(loop, _ -> new ArrayList<>()).add(stage);
      for (TaskView task : view.tasks(stage.name())) {
        inPass
            .computeIfAbsent(place(stage.name(), task.id()), _ -> new ArrayList<>())
            .add(task.id());
      }
    }
    addAll(NO_LOOP, new TaskId(NO_LOOP, Item.EMPTY));
  }

  /** A stage among those that stand beside a task: in an iteration of a loop, for its item. */
  private TaskId place(String stage, TaskId beside) {
    int around =
        view.graph().loopAround(stage).map(loop -> loop.stage().dimensions().size()).orElse(0);
    List<String> parts = beside.item().parts();
    return new TaskId(stage, new Item(parts.subList(0, around)), beside.iteration());
  }

  /**
   * Adds the stages of a loop in one of its iterations.
   *
   * @param pass names the iteration
   */
  private void addAll(String loop, TaskId pass) {
    for (StageNode stage : stages.getOrDefault(loop, List.of())) {
      inPass.getOrDefault(place(stage.name(), pass), List.of()).forEach(task -> add(stage, task));
    }
  }

  private void add(StageNode stage, TaskId task) {
    Optional<TaskId> within =
        stage.isLoop() ? view.loop(task).flatMap(this::lastWithin) : Optional.empty();
    Optional<TaskId> last =
        Stream.of(
                stage.ports().stream().flatMap(port -> above(port, task)),
                stage.stage().dependsOn().stream()
                    .map(before -> lastOfStage.get(place(before, task)))
                    .filter(Objects::nonNull),
                within.stream())
            .flatMap(all -> all)
            .max(Comparator.comparingLong(this::end).thenComparing(Comparator.reverseOrder()));
    long ready = last.map(this::end).orElse(0L);
    List<Try> own = tries.getOrDefault(task, List.of());
    long end = own.isEmpty() ? Math.max(ready, log.found(task).orElse(ready)) : own.getLast().end();
    times.put(task, new Time(ready, end, last));
    lastOfStage.merge(place(stage.name(), task), task, (a, b) -> end(b) > end(a) ? b : a);
  }

  /** Goes through the iterations of a loop; what ended last in them. */
  private Optional<TaskId> lastWithin(LoopView loop) {
    Optional<TaskId> last = Optional.empty();
    for (IterationView pass : loop.iterations()) {
      TaskId named = new TaskId(loop.id().stage(), loop.id().item(), pass.path());
      addAll(named.stage(), named);
      last =
          Stream.concat(last.stream(), endedLast(named))
              .max(Comparator.comparingLong(this::end).thenComparing(Comparator.reverseOrder()));
    }
    return last;
  }

  private Stream<TaskId> endedLast(TaskId pass) {
    return stages.getOrDefault(pass.stage(), List.of()).stream()
        .map(stage -> lastOfStage.get(place(stage.name(), pass)))
        .filter(Objects::nonNull);
  }

  /** What an item of the input came from; of several that it may be, all are there before it. */
  private Stream<TaskId> above(Port port, TaskId task) {
    return port.alternatives().stream()
        .map(asset -> Origin.of(view, task, asset, port.project(task.item())))
        .map(from ->
            port.isCollection()
                ? Optional.ofNullable(lastOfStage.get(place(from.node(), from.taker())))
                : from.maker(view))
        .flatMap(Optional::stream)
        .filter(times::containsKey);
  }

  /** All attempts by start. */
  List<Span> spans() {
    List<Span> spans = new ArrayList<>();
    for (List<Try> own : tries.values()) {
      long ready = ready(own.getFirst().task());
      for (Try each : own) {
        spans.add(
            new Span(
                each.task(),
                each.number(),
                Math.min(ready, each.start()),
                each.start(),
                each.end(),
                each.result()));
        ready = each.end();
      }
    }
    spans.sort(
        Comparator.comparingLong(Span::startMillis)
            .thenComparing(Span::task)
            .thenComparingInt(Span::attempt));
    return spans;
  }

  private long end(TaskId task) {
    Time time = times.get(task);
    return time == null ? 0 : time.end();
  }

  private long ready(TaskId task) {
    Time time = times.get(task);
    return time == null ? 0 : time.ready();
  }

  /** From the task that was executed last back to the first one; those not executed left out. */
  List<Step> criticalPath() {
    List<Step> steps = new ArrayList<>();
    Set<TaskId> seen = new HashSet<>();
    Optional<TaskId> task =
        tries.values().stream()
            .map(List::getLast)
            .max(Comparator.comparingLong(Try::end).thenComparing(Try::task))
            .map(Try::task);
    while (task.isPresent() && seen.add(task.get())) {
      List<Try> own = tries.getOrDefault(task.get(), List.of());
      if (!own.isEmpty()) {
        long worked = own.stream().mapToLong(each -> each.end() - each.start()).sum();
        long end = own.getLast().end();
        long waited = Math.max(0, end - ready(task.get()) - worked);
        steps.add(new Step(task.get(), waited, worked, end));
      }
      task = Optional.ofNullable(times.get(task.get())).flatMap(Time::last);
    }
    return steps.reversed();
  }
}
