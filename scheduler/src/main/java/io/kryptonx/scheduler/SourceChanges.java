package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.Head;
import io.kryptonx.model.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The heads of state sources that differ between two runs, as events. */
public final class SourceChanges {

  private SourceChanges() {}

  /** What changed from {@code before} to {@code after}, source by source, item by item. */
  public static List<Event.SourceChanged> between(
      SortedMap<String, AssetContent> before,
      SortedMap<String, AssetContent> after,
      Contents contents) {
    List<Event.SourceChanged> changes = new ArrayList<>();
    after.forEach((source, content) -> {
      @Nullable AssetContent old = before.get(source);
      if (!content.equals(old)) {
        List<Head> heads = changed(heads(old, contents), heads(content, contents));
        Batches.split(heads, Batches::size)
            .forEach(batch -> changes.add(new Event.SourceChanged(source, batch)));
      }
    });
    return changes;
  }

  private static List<Head> changed(
      SortedMap<Item, Snapshot> before, SortedMap<Item, Snapshot> after) {
    SortedMap<Item, Head> heads = new TreeMap<>();
    before.keySet().forEach(item -> heads.put(item, new Head(item, Optional.empty())));
    after.forEach((item, snapshot) -> {
      if (snapshot.equals(before.get(item))) {
        heads.remove(item);
      } else {
        heads.put(item, new Head(item, Optional.of(snapshot)));
      }
    });
    return List.copyOf(heads.values());
  }

  private static SortedMap<Item, Snapshot> heads(
      @Nullable AssetContent content, Contents contents) {
    SortedMap<Item, Snapshot> heads = new TreeMap<>();
    switch (content) {
      case null -> {}
      case Snapshot snapshot -> heads.put(Item.EMPTY, snapshot);
      case CollectionRef(var root, _) -> {
        for (Member member : Members.read(root, contents).list()) {
          heads.put(member.item(), member.snapshot());
        }
      }
    }
    return heads;
  }
}
