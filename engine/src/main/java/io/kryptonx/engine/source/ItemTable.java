package io.kryptonx.engine.source;

import io.kryptonx.model.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Things by item, in the order of the items. */
final class ItemTable<T> {

  private final SortedMap<Item, T> byItem = new TreeMap<>();

  /** Adds a thing and gives the one that has the item already. */
  Optional<T> add(Item item, T thing) {
    return Optional.ofNullable(byItem.putIfAbsent(item, thing));
  }

  SortedMap<Item, T> all() {
    return byItem;
  }

  /**
   * The first item that is a folder of another one: in a collection's folder it cannot be a file
   * and a folder at once.
   */
  Optional<Within<T>> within() {
    for (Item item : byItem.keySet()) {
      List<String> parts = item.parts();
      String last = parts.isEmpty() ? "" : parts.getLast();
      for (int at = last.lastIndexOf('/'); at > 0; at = last.lastIndexOf('/', at - 1)) {
        List<String> shorter = new ArrayList<>(parts);
        shorter.set(parts.size() - 1, last.substring(0, at));
        Item folder = new Item(shorter);
        T thing = byItem.get(folder);
        if (thing != null) {
          return Optional.of(new Within<>(folder, thing, item));
        }
      }
    }
    return Optional.empty();
  }

  /**
   * An item that is a folder of another one.
   *
   * @param thing that of the folder
   */
  record Within<T>(Item folder, T thing, Item item) {}
}
