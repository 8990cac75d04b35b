package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a task that only one of two runs has up to the source item that only that run has. */
final class Lineage {

  private final RunView now;
  private final RunView before;
  private final Map<String, Set<Item>> items = new HashMap<>();

  Lineage(RunView now, RunView before) {
    this.now = now;
    this.before = before;
  }

  /**
   * Adds a line for each step from a task that is new, or else gone, up to where that began.
   *
   * @return the task whose folder of items has one more or less, where it began there
   */
  Optional<TaskId> origin(TaskId task, boolean isNew, List<String> lines) {
    RunView here = isNew ? now : before;
    RunView there = isNew ? before : now;
    String how = isNew ? " is new" : " is gone";
    if (there.stage(task.stage()).isEmpty()) {
      lines.add("stage " + task.stage() + how);
      return Optional.empty();
    }
    for (Port port : here.graph().stage(task.stage()).map(StageNode::ports).orElse(List.of())) {
      Item item = port.project(task.item());
      String node = taken(here, port, item).ref().node();
      if (port.isCollection() || item.isEmpty()) {
        continue; // decides nothing about which items there are
      }
      boolean source = here.graph().pipeline().sources().containsKey(node);
      if (source && !sourceItems(there, node).contains(item)) {
        lines.add("source " + node + " [" + item + "]" + how);
        return Optional.empty();
      }
      TaskId maker = Tasks.maker(here, node, item);
      if (!source && there.task(maker).isEmpty()) {
        lines.add(maker + how);
        return origin(maker, isNew, lines);
      }
      if (!source && port.asset().each() && !holds(there, maker, port, item)) {
        lines.add(new TaskId(node, item) + how);
        return Optional.of(maker);
      }
    }
    return Optional.empty();
  }

  /** Which of the assets of an input an item was taken from. */
  static AssetNode taken(RunView run, Port port, Item item) {
    return port.alternatives().stream()
        .filter(asset -> has(run, asset, item))
        .findFirst()
        .orElse(port.asset());
  }

  private static boolean has(RunView run, AssetNode asset, Item item) {
    String node = asset.ref().node();
    if (run.graph().pipeline().sources().containsKey(node)) {
      return run.sources().get(node) instanceof Members members
          && members.list().stream().anyMatch(member -> member.item().equals(item));
    }
    Optional<TaskView> task = run.task(Tasks.maker(run, node, item));
    boolean failure = asset.ref().output().equals(Output.FAILED);
    return task.flatMap(TaskView::status)
        .filter(status -> failure ? status == TaskStatus.FAILED : status.hasOutputs())
        .isPresent();
  }

  private static boolean holds(RunView run, TaskId maker, Port port, Item item) {
    InputValue folder =
        run.task(maker)
            .map(task -> task.outputs().get(port.asset().ref().output()))
            .orElse(InputValue.Absent.ABSENT);
    Item last = Item.of(item.parts().getLast());
    return folder instanceof Members members
        && members.list().stream().anyMatch(member -> member.item().equals(last));
  }

  private Set<Item> sourceItems(RunView run, String source) {
    return items.computeIfAbsent(run.start().run() + " " + source, _ -> read(run, source));
  }

  private static Set<Item> read(RunView run, String source) {
    InputValue value = run.sources().get(source);
    Set<Item> items = new HashSet<>();
    if (value instanceof Members members) {
      for (Member member : members.list()) {
        items.add(member.item());
      }
    }
    return items;
  }
}
