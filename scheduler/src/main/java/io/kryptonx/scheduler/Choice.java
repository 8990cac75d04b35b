package io.kryptonx.scheduler;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Of each item of several assets the first that exists. An item is given out as soon as that is
 * certain: all assets before the one that has it ended without it. Where none has it, it is lacking
 * as the worst of them is.
 */
final class Choice {

  private final int ranks;
  private final boolean[] closed;
  private final Table<Item, Candidates> byItem = new Table<>();
  private final List<Candidates> all = new ArrayList<>();
  private final List<Hole> holes = new ArrayList<>();

  /** By which parts of a hole are known: the items that were chosen, as they look like it. */
  private final SortedMap<String, Table<Item, Candidates>> byKnownParts = new TreeMap<>();

  private int open;

  /** A choice between so many assets. */
  Choice(int ranks) {
    this.ranks = ranks;
    this.closed = new boolean[ranks];
    this.open = ranks;
  }

  boolean isClosed() {
    return open == 0;
  }

  /** An item of one of the assets, with a value or lacking; its parts are those of the asset. */
  void arrive(int rank, Item item, Arrival arrival, BiConsumer<Item, Arrival> sink) {
    if (item.isPartial()) {
      holes.add(new Hole(item, arrival.knownLack()));
      return;
    }
    Candidates candidates = byItem.get(item);
    if (candidates == null) {
      candidates = new Candidates(item, ranks);
      byItem.putNew(item, candidates);
      all.add(candidates);
    }
    candidates.arrivals[rank] = arrival;
    settle(candidates, sink);
  }

  /** No more items come of one of the assets. */
  void close(int rank, BiConsumer<Item, Arrival> sink) {
    closed[rank] = true;
    open--;
    all.forEach(candidates -> settle(candidates, sink));
    if (open == 0) {
      byKnownParts.clear();
      for (Hole hole : holes) {
        if (!isCovered(hole.item())) {
          sink.accept(hole.item(), Arrival.lacking(hole.lack()));
        }
      }
    }
  }

  private void settle(Candidates candidates, BiConsumer<Item, Arrival> sink) {
    if (candidates.settled) {
      return;
    }
    @Nullable TaskStatus lack = null;
    for (int rank = 0; rank < ranks; rank++) {
      Arrival arrival = candidates.arrivals[rank];
      if (arrival == null) {
        if (!closed[rank]) {
          return; // it may still come
        }
      } else if (arrival.value() != null) {
        candidates.settled = true;
        candidates.chosen = true;
        sink.accept(candidates.item, arrival);
        return;
      } else {
        lack = lack == null ? arrival.knownLack() : Holes.worse(lack, arrival.knownLack());
      }
    }
    candidates.settled = true;
    if (lack != null) {
      sink.accept(candidates.item, Arrival.lacking(lack));
    }
  }

  /** Whether an item that was chosen agrees with all that is known of this one. */
  private boolean isCovered(Item partial) {
    List<Boolean> known = partial.parts().stream().map(part -> !part.equals(Item.ANY)).toList();
    return byKnownParts.computeIfAbsent(known.toString(), _ -> chosen(known)).get(partial) != null;
  }

  /**
   * Items that were chosen, each without the parts that are not known: so a hole is found at once.
   */
  private Table<Item, Candidates> chosen(List<Boolean> known) {
    Table<Item, Candidates> table = new Table<>();
    for (Candidates candidates : all) {
      if (candidates.chosen) {
        List<String> parts = new ArrayList<>(candidates.item.parts());
        for (int i = 0; i < parts.size(); i++) {
          parts.set(i, known.get(i) ? parts.get(i) : Item.ANY);
        }
        Item item = new Item(parts);
        if (table.get(item) == null) {
          table.putNew(item, candidates);
        }
      }
    }
    return table;
  }

  /** What has arrived for an item, by rank. */
  private static final class Candidates {
    private final Item item;
    private final @Nullable Arrival[] arrivals;
    private boolean settled;
    private boolean chosen;

    Candidates(Item item, int ranks) {
      this.item = item;
      this.arrivals = new Arrival[ranks];
    }
  }

  /** An item of which parts are not known, since what would have made it ended without. */
  private record Hole(Item item, TaskStatus lack) {}
}
