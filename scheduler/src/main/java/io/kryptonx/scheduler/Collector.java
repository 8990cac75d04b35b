package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Propagation.Made;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Makes the collections of one collecting input, once all items of its asset are known: one for
 * each combination of the parts that stay, one in all where none stays. A collection that lacks an
 * item because something failed is itself lacking; skipped items are left out.
 */
final class Collector {

  private final Port port;
  private final SortedMap<Item, List<Member>> groups = new TreeMap<>();
  private final List<Item> failed = new ArrayList<>();
  private final List<Item> skipped = new ArrayList<>();

  Collector(Port port) {
    this.port = port;
    if (port.kept().isEmpty()) {
      groups.put(Item.EMPTY, new ArrayList<>());
    }
  }

  void add(Made made) {
    switch (made.value()) {
      case null -> {
        Item item = port.asset().each() ? made.item().with(Item.ANY) : made.item();
        (made.ended() == TaskStatus.SKIPPED ? skipped : failed).add(port.key(item));
      }
      case Members members ->
          members.list().forEach(m -> add(Propagation.whole(made.item(), m.item()), m.snapshot()));
      case Snapshot snapshot -> add(made.item(), snapshot);
      case InputValue.Absent _ -> throw new InvariantViolation("an output is never absent");
    }
  }

  private void add(Item item, Snapshot snapshot) {
    groups
        .computeIfAbsent(port.key(item), _ -> new ArrayList<>())
        .add(new Member(port.rest(item), snapshot));
  }

  /** Gives out each group with its key. */
  void groups(BiConsumer<Item, Arrival> sink) {
    SortedMap<Item, Arrival> all = new TreeMap<>();
    groups.forEach((key, members) -> all.put(key, Arrival.of(collection(members))));
    skipped.forEach(key -> all.putIfAbsent(key, Arrival.lacking(TaskStatus.SKIPPED)));
    failed.forEach(key -> all.put(key, Arrival.lacking(TaskStatus.FAILED)));
    for (Item hole : failed.stream().filter(Item::isPartial).toList()) {
      all.replaceAll(
          (key, arrival) -> covers(hole, key) ? Arrival.lacking(TaskStatus.FAILED) : arrival);
    }
    all.forEach(sink);
  }

  private static Members collection(List<Member> members) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(java.util.Comparator.comparing(Member::item));
    return Members.of(sorted);
  }

  private static boolean covers(Item hole, Item key) {
    for (int i = 0; i < hole.parts().size(); i++) {
      String part = hole.parts().get(i);
      if (!part.equals(Item.ANY) && !part.equals(key.parts().get(i))) {
        return false;
      }
    }
    return true;
  }
}
