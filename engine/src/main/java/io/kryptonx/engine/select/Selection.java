package io.kryptonx.engine.select;

import io.kryptonx.scheduler.RunView.TaskView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What selectors mean in a graph: sources and stages, and of each stage all tasks, or those that
 * are in one of some states.
 */
public final class Selection {

  private final List<Node> nodes;
  private final Map<String, Set<TaskState>> states;

  /**
   * A selection.
   *
   * @param nodes in topological order
   * @param states by stage, where not all its tasks are meant
   */
  Selection(List<Node> nodes, Map<String, Set<TaskState>> states) {
    this.nodes = List.copyOf(nodes);
    this.states = Map.copyOf(states);
  }

  /** The sources and stages, in topological order. */
  public List<String> nodes() {
    return names(_ -> true);
  }

  /** The stages, in topological order. */
  public List<String> stages() {
    return names(Node::isStage);
  }

  /** Whether a task of a selected stage is meant. */
  public boolean holds(TaskView task) {
    Set<TaskState> some = states.get(task.id().stage());
    return some == null || some.stream().anyMatch(state -> state.isOf(task));
  }

  private List<String> names(Predicate<Node> which) {
    List<String> names = new ArrayList<>();
    nodes.stream().filter(which).forEach(node -> names.add(node.name()));
    return names;
  }
}
