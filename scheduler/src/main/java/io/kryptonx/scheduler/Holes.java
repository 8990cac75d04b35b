package io.kryptonx.scheduler;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Items of which parts are not known, since what would have named them ended without outputs:
 * SKIPPED or BLOCKED, where BLOCKED outweighs. All have the same number of parts.
 */
final class Holes {

  private final SortedMap<Item, TaskStatus> all = new TreeMap<>();
  private final Table<List<Integer>, Finder> finders = new Table<>();

  /** Adds an item; nothing may have been asked before. */
  void add(Item item, TaskStatus lack) {
    all.merge(item, lack, Holes::worse);
  }

  void forEach(BiConsumer<Item, TaskStatus> action) {
    all.forEach(action);
  }

  /** Whether one that is blocked could have been this item; it may have unknown parts, too. */
  boolean mayBlock(Item item) {
    if (all.isEmpty()) {
      return false;
    }
    List<Integer> known = known(item);
    Finder finder = finders.get(known);
    if (finder == null) {
      finder = new Finder();
      finders.putNew(known, finder);
      for (Map.Entry<Item, TaskStatus> hole : all.entrySet()) {
        if (hole.getValue() == TaskStatus.BLOCKED) {
          finder.add(hole.getKey(), known);
        }
      }
    }
    return finder.finds(item);
  }

  /** BLOCKED outweighs FAILED, and that SKIPPED. */
  static TaskStatus worse(TaskStatus one, TaskStatus other) {
    return weight(one) >= weight(other) ? one : other;
  }

  private static int weight(TaskStatus status) {
    return status == TaskStatus.BLOCKED ? 2 : status == TaskStatus.FAILED ? 1 : 0;
  }

  private static List<Integer> known(Item item) {
    List<Integer> known = new ArrayList<>();
    for (int i = 0; i < item.parts().size(); i++) {
      if (!item.parts().get(i).equals(Item.ANY)) {
        known.add(i);
      }
    }
    return known;
  }

  /** Finds holes that agree with items whose known parts are at given positions. */
  private static final class Finder {

    /** By the positions that are known of both: the parts of holes there. */
    private final Map<List<Integer>, Table<List<String>, Boolean>> byPositions =
        new LinkedHashMap<>();

    void add(Item hole, List<Integer> known) {
      List<Integer> both = new ArrayList<>(known);
      both.removeIf(position -> hole.parts().get(position).equals(Item.ANY));
      byPositions.computeIfAbsent(both, _ -> new Table<>()).putNew(at(hole, both), true);
    }

    boolean finds(Item item) {
      for (Map.Entry<List<Integer>, Table<List<String>, Boolean>> each : byPositions.entrySet()) {
        if (each.getValue().has(at(item, each.getKey()))) {
          return true;
        }
      }
      return false;
    }

    private static List<String> at(Item item, List<Integer> positions) {
      List<String> parts = new ArrayList<>(positions.size());
      positions.forEach(position -> parts.add(item.parts().get(position)));
      return parts;
    }
  }
}
