package io.kryptonx.engine.run;

import io.kryptonx.engine.publish.Publisher;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.json.JsonText;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.command.JsonFields;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Finds the items that an effect acted for and that its stage does not have any more. */
final class RemovedItems {

  private static final String KEY = "key";

  private final Store store;
  private final String pipeline;

  RemovedItems(Store store, String pipeline) {
    this.store = store;
    this.pipeline = pipeline;
  }

  /**
   * Items with what is known of each.
   *
   * @param standing how many items the outside was made to have
   * @param gone those of them that the stage does not have any more
   */
  record Found(int standing, Members gone) {

    /** Whether it is more than what goes by the way. */
    boolean isMost() {
      return Publisher.isMost(gone.size(), standing);
    }
  }

  /**
   * Looks in the ledger of effects.
   *
   * @param stage the effect, by the name that other systems know
   * @param items that the stage has, also those that failed
   */
  Found of(String stage, InputValue items) {
    Map<String, Entry> latest = new HashMap<>();
    for (Entry entry : store.effects().of(pipeline)) {
      if (entry.stage().equals(stage)) {
        latest.merge(entry.item(), entry, (a, b) -> a.time().isAfter(b.time()) ? a : b);
      }
    }
    latest.values().removeIf(entry -> entry.state() == State.REMOVED || entry.needsDecision());
    Set<String> present = new HashSet<>();
    List<Item> failed = new ArrayList<>();
    collect(items, present, failed);
    List<Member> gone = new ArrayList<>();
    for (Entry entry : latest.values()) {
      Item item = Item.parse(entry.item());
      if (!present.contains(entry.item()) && failed.stream().noneMatch(f -> covers(f, item))) {
        gone.add(new Member(Item.of(entry.item()), record(entry)));
      }
    }
    gone.sort(Comparator.comparing(Member::item));
    Members members = Members.of(gone);
    members.contents().values().forEach(store.assets()::putDurable);
    return new Found(latest.size(), members);
  }

  private static void collect(InputValue items, Set<String> present, List<Item> failed) {
    switch (items) {
      case Members members -> members.list().forEach(member -> present.add(member.item().text()));
      case PartialMembers(var members, var missing) -> {
        collect(members, present, failed);
        failed.addAll(missing);
      }
      case Snapshot _, InputValue.Absent _ ->
          throw new IllegalArgumentException("the items of a stage are a collection");
    }
  }

  /** Whether an item may be one of those that a failure kept from being known. */
  private static boolean covers(Item failed, Item item) {
    return failed.parts().size() == item.parts().size()
        && IntStream.range(0, item.parts().size())
            .allMatch(i -> {
              String part = failed.parts().get(i);
              return part.equals(Item.ANY) || part.equals(item.parts().get(i));
            });
  }

  /** What the stage that acts for it is told: a JSON object, the same as long as the entry is. */
  private Snapshot record(Entry entry) {
    SortedMap<String, String> fields = new TreeMap<>(recorded(entry));
    fields.put("item", entry.item());
    fields.put(KEY, entry.key().toString());
    fields.put("run", entry.run().text()); // so that the same is told apart once it was back
    StringBuilder json = new StringBuilder("{");
    fields.forEach((name, value) -> {
      json.append(json.length() > 1 ? "," : "");
      JsonText.string(json, name);
      json.append(':');
      JsonText.string(json, value);
    });
    byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    return new Snapshot(MediaType.JSON, bytes.length, store.assets().putDurable(bytes));
  }

  /** The flat fields of what the effect recorded, as far as it is JSON, small and still there. */
  private SortedMap<String, String> recorded(Entry entry) {
    SortedMap<String, String> fields = new TreeMap<>();
    entry
        .fingerprint()
        .map(fingerprint -> store.results().find(List.of(fingerprint)).get(fingerprint))
        .ifPresent(made -> made.outputs().forEach((name, content) -> add(fields, name, content)));
    return fields;
  }

  private void add(SortedMap<String, String> fields, String output, AssetContent content) {
    if (content instanceof Snapshot snapshot
        && snapshot.type().isJson()
        && snapshot.size() <= AssetStore.SMALL_BYTES
        && store.assets().missing(Set.of(snapshot.digest())).isEmpty()) {
      JsonFields.ofObject(store.assets().get(snapshot.digest()))
          .forEach((field, value) -> fields.put(output + "_" + field, value));
    }
  }

  /** The effect whose removed items a stage acts for; empty for any other stage. */
  static Optional<String> effectOf(String stage) {
    String end = "/" + Action.Removed.REMOVED;
    return stage.endsWith(end)
        ? Optional.of(stage.substring(0, stage.length() - end.length()))
        : Optional.empty();
  }

  /** The key of the effect that such a stage took back, by what it was told. */
  static Optional<EventId> key(Store store, InputValue told) {
    return told instanceof Snapshot snapshot
        ? Optional.ofNullable(JsonFields.ofObject(store.assets().get(snapshot.digest())).get(KEY))
            .map(text -> new EventId(UUID.fromString(text)))
        : Optional.empty();
  }
}
