package io.kryptonx.engine.answer;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Counts the blocked tasks below failed ones: those of stages below whose items agree in all
 * dimensions that they share. Each pair of stages is gone through once, whatever the number of
 * failures.
 */
public final class BlockedTasks {

  private final RunView view;
  private final Map<String, List<Item>> blocked = new TreeMap<>();
  private final Map<String, List<Below>> below = new TreeMap<>();

  /** The blocked tasks of a run. */
  public BlockedTasks(RunView view) {
    this.view = view;
    for (StageNode stage : view.graph().stages()) {
      List<Item> items =
          view.tasks(stage.name()).stream()
              .filter(task -> task.status().filter(s -> s == TaskStatus.BLOCKED).isPresent())
              .map(TaskView::item)
              .toList();
      if (!items.isEmpty()) {
        blocked.put(stage.name(), items);
      }
    }
  }

  /** How many tasks below a failed one were blocked, perhaps by others, too. */
  public int below(TaskView failed) {
    return below.computeIfAbsent(failed.id().stage(), this::stagesBelow).stream()
        .mapToInt(stage -> stage.count(failed.item()))
        .sum();
  }

  private List<Below> stagesBelow(String above) {
    Set<String> names = new TreeSet<>(Set.of(above));
    List<Below> stages = new ArrayList<>();
    for (StageNode node : view.graph().stages()) {
      if (node.ports().stream().anyMatch(port -> takesAny(port, names))
          || node.stage().dependsOn().stream().anyMatch(names::contains)) {
        names.add(node.name());
        if (blocked.containsKey(node.name())) {
          stages.add(new Below(dimensions(above), node.dimensions(), blocked.get(node.name())));
        }
      }
    }
    return stages;
  }

  private static boolean takesAny(Port port, Set<String> names) {
    return port.alternatives().stream().anyMatch(asset -> names.contains(asset.ref().node()));
  }

  private List<String> dimensions(String stage) {
    return view.graph().stage(stage).map(StageNode::dimensions).orElse(List.of());
  }

  /** The blocked items of one stage below, by the parts that they share with the one above. */
  private static final class Below {

    private final List<Integer> places = new ArrayList<>();
    private final Map<List<String>, Integer> counts = new HashMap<>();

    /** Those of which a shared part is not known. */
    private final List<List<String>> open = new ArrayList<>();

    Below(List<String> above, List<String> own, List<Item> items) {
      List<Integer> ownPlaces = new ArrayList<>();
      for (int i = 0; i < above.size(); i++) {
        if (own.contains(above.get(i))) {
          places.add(i);
          ownPlaces.add(own.indexOf(above.get(i)));
        }
      }
      for (Item item : items) {
        List<String> shared = parts(item, ownPlaces);
        if (shared.contains(Item.ANY)) {
          open.add(shared);
        } else {
          counts.merge(shared, 1, Integer::sum);
        }
      }
    }

    int count(Item item) {
      List<String> shared = parts(item, places);
      long more = open.stream().filter(other -> agree(shared, other)).count();
      return counts.getOrDefault(shared, 0) + Math.toIntExact(more);
    }

    private static boolean agree(List<String> shared, List<String> open) {
      for (int i = 0; i < shared.size(); i++) {
        if (!open.get(i).equals(Item.ANY) && !open.get(i).equals(shared.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static List<String> parts(Item item, List<Integer> places) {
      return places.stream().map(item.parts()::get).toList();
    }
  }
}
