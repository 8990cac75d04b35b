package io.kryptonx.engine.proof;

import io.kryptonx.engine.compare.ContentComparison;
import io.kryptonx.engine.report.VerifyReport.Difference;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Item;
import io.kryptonx.storage.AssetStore;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds where the outputs of a task first differ. */
final class Differences {

  private final AssetStore assets;
  private final ContentComparison contents;

  /** Looks into what a store has. */
  Differences(AssetStore assets) {
    this.assets = assets;
    this.contents = new ContentComparison(assets);
  }

  /** The first difference, by output and item; empty where there is none. */
  Optional<Difference> first(
      SortedMap<String, AssetContent> was, SortedMap<String, AssetContent> is) {
    SortedSet<String> names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    return names.stream()
        .filter(
            name -> !Optional.ofNullable(was.get(name)).equals(Optional.ofNullable(is.get(name))))
        .findFirst()
        .map(name ->
            of(name, Optional.ofNullable(was.get(name)), Optional.ofNullable(is.get(name))));
  }

  private Difference of(String output, Optional<AssetContent> was, Optional<AssetContent> is) {
    if (was.orElse(null) instanceof CollectionRef before
        && is.orElse(null) instanceof CollectionRef after) {
      return member(output, before, after);
    }
    return difference(output, Optional.empty(), was, is);
  }

  private Difference member(String output, CollectionRef before, CollectionRef after) {
    Map<Item, Snapshot> was = snapshots(before);
    Map<Item, Snapshot> is = snapshots(after);
    SortedSet<Item> items = new TreeSet<>(was.keySet());
    items.addAll(is.keySet());
    Item first =
        items.stream()
            .filter(item ->
                !Optional.ofNullable(was.get(item)).equals(Optional.ofNullable(is.get(item))))
            .findFirst()
            .orElseThrow();
    return difference(
        output,
        Optional.of(first.text()),
        Optional.ofNullable(was.get(first)),
        Optional.ofNullable(is.get(first)));
  }

  private Map<Item, Snapshot> snapshots(CollectionRef collection) {
    Map<Item, Snapshot> snapshots = new TreeMap<>();
    for (Member member : Members.read(collection.root(), assets).list()) {
      snapshots.put(member.item(), member.snapshot());
    }
    return snapshots;
  }

  private Difference difference(
      String output,
      Optional<String> member,
      Optional<? extends AssetContent> was,
      Optional<? extends AssetContent> is) {
    boolean both = was.orElse(null) instanceof Snapshot && is.orElse(null) instanceof Snapshot;
    return new Difference(
        output,
        member,
        was.map(content -> content),
        is.map(content -> content),
        both
            ? Optional.of(contents.of((Snapshot) was.get(), (Snapshot) is.get()))
            : Optional.empty());
  }
}
