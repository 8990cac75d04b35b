package io.kryptonx.engine.answer;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.RunView;
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
      String node = port.asset().ref().node();
      Item item = port.project(task.item());
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
