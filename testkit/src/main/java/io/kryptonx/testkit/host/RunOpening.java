package io.kryptonx.testkit.host;

import io.kryptonx.engine.run.LocksInForce;
import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.PipelineCodec;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.task.Lock;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts what a run is given into the store, and finds what it continues or builds on. */
final class RunOpening {

  private static final int LATEST = 1000;

  private final Store store;
  private final HostRequest request;

  RunOpening(Store store, HostRequest request) {
    this.store = store;
    this.request = request;
  }

  /** The open run of the pipeline, where there is one. */
  Optional<RunHeader> open() {
    return headers().stream().filter(h -> !h.status().isEnd()).findFirst();
  }

  /** The start of a run of its own. */
  RunStart start() {
    AssetStore assets = store.assets();
    String name = request.pipeline().name();
    SortedMap<String, String> params = FakeKeys.params(request.pipeline(), request.params());
    Digest definition = assets.putDurable(PipelineCodec.encode(request.pipeline()));
    Digest bundle = Members.of(List.of()).root();
    Digest keys = assets.putDurable(FakeKeys.of(request.pipeline(), request.params()).encode());
    return new RunStart(
        RunId.of(name, headers().stream().mapToInt(RunHeader::number).max().orElse(0) + 1),
        name,
        definition,
        definition,
        bundle,
        keys,
        params,
        sources(),
        request.targets(),
        request.fresh(),
        request.targets().isEmpty(),
        base(),
        Optional.empty(),
        Optional.empty(),
        locks());
  }

  private Optional<CollectionRef> locks() {
    List<Lock> locks =
        LocksInForce.of(store, request.pipeline().name()).stream()
            .map(LocksInForce.Held::lock)
            .toList();
    Lock.Listed list = Lock.list(locks);
    list.contents().values().forEach(store.assets()::putDurable);
    return locks.isEmpty() ? Optional.empty() : Optional.of(list.ref());
  }

  private List<RunHeader> headers() {
    return store.journal().latest(request.pipeline().name(), LATEST);
  }

  private Optional<RunStart.BaseRun> base() {
    return headers().stream()
        .filter(header -> header.manifest().isPresent())
        .findFirst()
        .map(header ->
            new RunStart.BaseRun(
                header.run(),
                header.manifest().orElseThrow(),
                header.details().orElseThrow(),
                header.sources()));
  }

  private SortedMap<String, AssetContent> sources() {
    SortedMap<String, AssetContent> contents = new TreeMap<>();
    request.pipeline().sources().values().forEach(s -> contents.put(s.name(), content(s)));
    return contents;
  }

  private AssetContent content(Source source) {
    SortedMap<Item, Snapshot> items = new TreeMap<>();
    texts(source).forEach((item, text) -> items.put(item, snapshot(source, text)));
    if (source.dimensions().isEmpty()) {
      return Optional.ofNullable(items.get(Item.EMPTY)).orElseThrow();
    }
    List<Member> list = new ArrayList<>();
    items.forEach((item, snapshot) -> list.add(new Member(item, snapshot)));
    Members members = Members.of(list);
    members.contents().values().forEach(store.assets()::putDurable);
    return members.ref();
  }

  private SortedMap<Item, String> texts(Source source) {
    SortedMap<Item, String> texts = new TreeMap<>();
    switch (source) {
      case Source.Value value -> texts.put(Item.EMPTY, value.json());
      case Source.Values values ->
          values.json().forEach((part, json) -> texts.put(Item.of(part), json));
      case Source.File _,
          Source.Files _,
          Source.Tree _,
          Source.Table _,
          Source.Command _,
          Source.Http _ ->
          texts.putAll(request.sources().getOrDefault(source.name(), texts));
    }
    return texts;
  }

  private Snapshot snapshot(Source source, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Snapshot(source.type(), bytes.length, store.assets().putDurable(bytes));
  }
}
