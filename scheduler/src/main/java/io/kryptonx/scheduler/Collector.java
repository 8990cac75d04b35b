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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Makes the collections of one collecting input, once all items of its asset are known: one for
 * each combination of the parts that stay, one in all where none stays. A collection that lacks an
 * item because something failed is itself lacking, unless the input allows that; skipped items are
 * left out. A folder of which nothing came is an empty collection.
 */
final class Collector {

  private final Port port;
  private final SortedMap<Item, List<Member>> groups = new TreeMap<>();
  private final SortedMap<Item, TaskStatus> lacking = new TreeMap<>();
  private final Holes holes = new Holes();

  /** What may be missing, by group; where that is not allowed, the group is lacking. */
  private final SortedMap<Item, List<Item>> missing = new TreeMap<>();

  Collector(Port port) {
    this.port = port;
    if (port.kept().isEmpty()) {
      groups.put(Item.EMPTY, new ArrayList<>());
    }
  }

  void add(Made made) {
    switch (made.value()) {
      case null -> lack(whole(made), made.knownEnd());
      case Members members -> {
        members.list().forEach(m -> add(Propagation.whole(made.item(), m.item()), m.snapshot()));
        if (members.size() == 0 && port.asset().each()) {
          addEmpty(made.item());
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

  /** A task made a folder without items. */
  void addEmpty(Item maker) {
    Item key = port.key(maker.with(Item.ANY));
    if (!key.isPartial()) {
      group(key);
    }
  }

  private List<Member> group(Item key) {
    return groups.computeIfAbsent(key, _ -> new ArrayList<>());
  }

  /** An item of a choice between assets. */
  void add(Item item, Arrival arrival) {
    switch (arrival.value()) {
      case null -> lack(item, arrival.knownLack());
      case Snapshot snapshot -> add(item, snapshot);
      case Members _, PartialMembers _, InputValue.Absent _ ->
          throw new InvariantViolation("an item of an asset is one snapshot");
    }
  }

  private Item whole(Made made) {
    return port.asset().each() ? made.item().with(Item.ANY) : made.item();
  }

  private void lack(Item item, TaskStatus ended) {
    Item key = port.key(item);
    boolean skipped = ended == TaskStatus.SKIPPED;
    if (port.input().partial() && !skipped && !key.isPartial()) {
      group(key);
      missing.computeIfAbsent(key, _ -> new ArrayList<>()).add(port.rest(item));
    } else if (!key.isPartial()) {
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
        all.put(key, Arrival.of(collection(key, members)));
      }
    });
    if (!port.input().partial()) {
      all.replaceAll(
          (key, arrival) -> holes.mayBlock(key) ? Arrival.lacking(TaskStatus.BLOCKED) : arrival);
    }
    holes.forEach((key, lack) -> all.put(key, Arrival.lacking(lack)));
    all.forEach(sink);
  }

  private InputValue collection(Item key, List<Member> members) {
    List<Item> lost = missing.getOrDefault(key, new ArrayList<>());
    if (port.input().partial() && holes.mayBlock(key)) {
      lost.add(new Item(Collections.nCopies(port.taken().size(), Item.ANY)));
    }
    return lost.isEmpty()
        ? collection(members)
        : new PartialMembers(collection(members), List.copyOf(lost));
  }

  private static Members collection(List<Member> members) {
    List<Member> sorted = new ArrayList<>(members);
    sorted.sort(Comparator.comparing(Member::item));
    return Members.of(sorted);
  }
}
