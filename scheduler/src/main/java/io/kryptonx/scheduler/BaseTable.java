package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The tasks of the base run with their results, and where in its manifest each stands. A run may
 * have a million of them beside as many of its own: names and types are held once.
 */
final class BaseTable {

  private final List<Digest> chunks;
  private final List<List<Entry>> entries = new ArrayList<>();

  /** By stage and item; there are no tasks in loops yet. */
  private final Table<String, Table<Item, Entry>> byTask = new Table<>();

  private final Table<Digest, Integer> chunkIndex = new Table<>();

  private BaseTable(List<Digest> chunks) {
    this.chunks = chunks;
  }

  static BaseTable read(Optional<BaseRun> base, Contents contents) {
    if (base.isEmpty()) {
      return new BaseTable(List.of());
    }
    BaseTable table = new BaseTable(Manifest.chunks(base.get().manifest(), contents));
    List<byte[]> details = Manifest.read(base.get().details(), contents);
    Names names = new Names();
    int at = 0;
    for (int chunk = 0; chunk < table.chunks.size(); chunk++) {
      List<byte[]> results = Manifest.entries(table.chunks.get(chunk), contents);
      List<Entry> list = new ArrayList<>(results.size());
      for (byte[] bytes : results) {
        RunManifest.Result result = RunManifest.readResult(bytes);
        RunManifest.Detail detail = RunManifest.readDetail(details.get(at++));
        InvariantViolation.check(
            result.task().equals(detail.task()), "details of the base run are out of step");
        list.add(new Entry(chunk, list.size(), result, detail, names));
      }
      table.add(chunk, list);
    }
    return table;
  }

  private void add(int chunk, List<Entry> list) {
    entries.add(list);
    chunkIndex.putNew(chunks.get(chunk), chunk);
    for (Entry entry : list) {
      byTask.putNew(entry.stage, new Table<>());
      byTask.find(entry.stage).orElseThrow().putNew(entry.item, entry);
    }
  }

  /** The entry of a task, where it had outputs. */
  Optional<Entry> withOutputs(TaskId task) {
    return byTask
        .find(task.stage())
        .flatMap(items -> items.find(task.item()))
        .filter(entry -> entry.contents.length > 0);
  }

  /** The digest of a chunk. */
  Digest chunk(int index) {
    return chunks.get(index);
  }

  /** The entry at a place that an event names. */
  Entry at(Digest chunk, int position) {
    int index =
        chunkIndex
            .find(chunk)
            .orElseThrow(() -> new InvariantViolation("base run has no chunk " + chunk));
    List<Entry> list = entries.get(index);
    InvariantViolation.check(
        position < list.size(), "base run has no entry " + position + " in chunk " + chunk);
    return list.get(position);
  }

  /** One task of the base run. */
  static final class Entry {

    private final int chunk;
    private final int position;
    private final String stage;
    private final Item item;
    private final @Nullable Digest fingerprint;

    /** Of its outputs, in their order. */
    private final String[] names;

    private final AssetContent[] contents;

    private Entry(
        int chunk,
        int position,
        RunManifest.Result result,
        RunManifest.Detail detail,
        Names shared) {
      this.chunk = chunk;
      this.position = position;
      this.stage = shared.name(result.task().stage());
      this.item = result.task().item();
      this.fingerprint = detail.fingerprint().map(Fingerprint::digest).orElse(null);
      this.names = shared.names(result.outputs().keySet().toArray(String[]::new));
      this.contents =
          result.outputs().values().stream().map(shared::content).toArray(AssetContent[]::new);
    }

    int chunk() {
      return chunk;
    }

    int position() {
      return position;
    }

    TaskId task() {
      return new TaskId(stage, item);
    }

    SortedMap<String, AssetContent> outputs() {
      SortedMap<String, AssetContent> outputs = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        outputs.put(names[i], contents[i]);
      }
      return outputs;
    }

    boolean hasFingerprint(Fingerprint other) {
      return other.digest().equals(fingerprint);
    }
  }

  /** What many entries have in common. */
  private static final class Names {

    private final Table<String, String> names = new Table<>();
    private final Table<List<String>, String[]> lists = new Table<>();
    private final Table<MediaType, MediaType> types = new Table<>();

    String name(String name) {
      return names.first(name, name);
    }

    String[] names(String[] all) {
      return lists.first(List.of(all), all);
    }

    AssetContent content(AssetContent content) {
      return switch (content) {
        case Snapshot(var type, var size, var digest) ->
            new Snapshot(types.first(type, type), size, digest);
        case CollectionRef collection -> collection;
      };
    }
  }
}
