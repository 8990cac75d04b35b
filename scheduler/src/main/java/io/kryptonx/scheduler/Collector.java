package io.kryptonx.scheduler;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Propagation.Made;
import io.kryptonx.scheduler.graph.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Makes the collections of one collecting input, once all items of its asset are known: one for
 * each combination of the parts that stay, one in all where none stays. A collection that lacks an
 * item because something failed is itself lacking; skipped items are left out. A folder of which
 * nothing came is an empty collection.
 */
final class Collector {

  private final Port port;
  private final SortedMap<Item, List<Member>> groups = new TreeMap<>();
  private final SortedMap<Item, TaskStatus> lacking = new TreeMap<>();
  private final Holes holes = new Holes();

  Collector(Port port) {
    this.port = port;
    if (port.kept().isEmpty()) {
      groups.put(Item.EMPTY, new ArrayList<>());
    }
  }

  void add(Made made) {
    switch (made.value()) {
      case null -> lack(made);
      case Members members -> {
        members.list().forEach(m -> add(Propagation.whole(made.item(), m.item()), m.snapshot()));
        if (members.size() == 0 && port.asset().each()) {
          empty(port.key(made.item().with(Item.ANY)));
        }
      }
      case Snapshot snapshot -> add(made.item(), snapshot);
      case PartialMembers _, InputValue.Absent _ ->
          throw new InvariantViolation("an output is whole and never absent");
    }
  }

  private void add(Item item, Snapshot snapshot) {
    group(port.key(item)).add(new Member(port.rest(item), snapshot));
  }

  private void empty(Item key) {
    if (!key.isPartial()) {
      group(key);
    }
  }

  private List<Member> group(Item key) {
    return groups.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  private void lack(Made made) {
    Item key = port.key(port.asset().each() ? made.item().with(Item.ANY) : made.item());
    boolean skipped = made.ended() == TaskStatus.SKIPPED;
    if (!key.isPartial()) {
      lacking.merge(key, skipped ? TaskStatus.SKIPPED : TaskStatus.BLOCKED, Holes::worse);
    } else if (!skipped) {
      holes.add(key, TaskStatus.BLOCKED);
    }
  }

  /** Gives out each group with its key, of which parts may be unknown. */
  void groups(BiConsumer<Item, Arrival> sink) {
    SortedMap<Item, Arrival> all = new TreeMap<>();
    lacking.forEach((key, lack) -> all.put(key, Arrival.lacking(lack)));
    groups.forEach((key, members) -> {
      if (lacking.get(key) != TaskStatus.BLOCKED) {
        all.put(key, Arrival.of(collection(members)));
      }
    });
    all.replaceAll(
        (key, arrival) -> holes.mayBlock(key) ? Arrival.lacking(TaskStatus.BLOCKED) : arrival);
    holes.forEach((key, lack) -> all.put(key, Arrival.lacking(lack)));
    all.forEach(sink);
  }

  private static Members collection(List<Member> members) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparing(Member::item));
    return Members.of(sorted);
  }
}
