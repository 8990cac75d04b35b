package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.List;
import java.util.Optional;

/** Follows a task that only one of two runs has up to the source item that only that run has. */
final class Lineage {

  private final RunView now;
  private final RunView before;

  Lineage(RunView now, RunView before) {
    this.now = now;
    this.before = before;
  }

  /**
   * Adds a line for each step from a task that is new, or else gone, up to where that began, or
   * until there are {@link Causes#MAX_DEPTH} lines.
   *
   * @return the task whose folder of items has one more or less, where it began there
   */
  Optional<TaskId> origin(TaskId task, boolean isNew, List<String> lines) {
    RunView there = isNew ? before : now;
    Optional<TaskId> next = step(task, isNew, lines);
    while (next.isPresent() && there.task(next.get()).isEmpty()) {
      if (lines.size() >= Causes.MAX_DEPTH) {
        lines.add("…");
        return Optional.empty();
      }
      next = step(next.get(), isNew, lines);
    }
    return next;
  }

  /** The task above that only one run has, too, or that has it in its folder of items. */
  private Optional<TaskId> step(TaskId task, boolean isNew, List<String> lines) {
    RunView here = isNew ? now : before;
    RunView there = isNew ? before : now;
    String how = isNew ? " is new" : " is gone";
    if (there.stage(task.stage()).isEmpty()) {
      lines.add("stage " + task.stage() + how);
      return Optional.empty();
    }
    for (Port port : here.graph().stage(task.stage()).map(StageNode::ports).orElse(List.of())) {
      if (port.isCollection() || port.project(task.item()).isEmpty()) {
        continue; // decides nothing about which items there are
      }
      Item taken = port.project(task.item());
      Origin origin = Origin.of(here, task, taken(here, task, port, taken), taken);
      String node = origin.node();
      Item item = origin.item();
      boolean source = here.graph().pipeline().sources().containsKey(node);
      if (source && !isIn(there, node, item)) {
        lines.add("source " + node + " [" + item + "]" + how);
        return Optional.empty();
      }
      Optional<TaskId> maker = origin.maker(here);
      if (maker.isPresent() && there.task(maker.get()).isEmpty()) {
        lines.add(maker.get() + how);
        return maker;
      }
      if (maker.isPresent()
          && origin.asset().each()
          && !holds(there, maker.get(), origin.asset(), item)) {
        lines.add(new TaskId(node, item, maker.get().iteration()) + how);
        return maker;
      }
    }
    return Optional.empty();
  }

  /** Which of the assets of an input a task took an item from. */
  static AssetNode taken(RunView run, TaskId taker, Port port, Item item) {
    return port.alternatives().stream()
        .filter(asset -> asset.given() || has(run, taker, asset, item))
        .findFirst()
        .orElse(port.asset());
  }

  private static boolean has(RunView run, TaskId taker, AssetNode asset, Item item) {
    String node = asset.ref().node();
    if (run.graph().pipeline().sources().containsKey(node)) {
      return isIn(run, node, item);
    }
    Optional<TaskView> task = run.task(Tasks.maker(run, taker, node, item));
    boolean failure = asset.ref().output().equals(Output.FAILED);
    return task.flatMap(TaskView::status)
        .filter(status -> failure ? status == TaskStatus.FAILED : status.hasOutputs())
        .isPresent();
  }

  private static boolean holds(RunView run, TaskId maker, AssetNode asset, Item item) {
    InputValue folder =
        run.task(maker)
            .map(task -> task.outputs().get(asset.ref().output()))
            .orElse(InputValue.Absent.ABSENT);
    Item last = Item.of(item.parts().getLast());
    return folder instanceof Members members && members.find(last).isPresent();
  }

  private static boolean isIn(RunView run, String source, Item item) {
    return run.sources().get(source) instanceof Members members && members.find(item).isPresent();
  }
}
