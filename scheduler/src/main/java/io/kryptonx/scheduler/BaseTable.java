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
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Charge;
import io.kryptonx.scheduler.RunManifest.Detail;
import io.kryptonx.scheduler.RunManifest.Kept;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

  /** Of the manifest, then of the list beside it. */
  private final List<Digest> chunks;

  /** By chunk of the manifest. */
  private final List<List<Entry>> entries = new ArrayList<>();

  private final List<Entry> kept = new ArrayList<>();
  private final Table<Place, Entry> keptByPlace = new Table<>();
  private final Table<TaskId, Entry> keptByTask = new Table<>();

  /** By stage and item, of tasks outside of loops. */
  private final Table<String, Table<Item, Entry>> byTask = new Table<>();

  private final Table<TaskId, Entry> inLoops = new Table<>();

  private final Table<Digest, Integer> chunkIndex = new Table<>();

  private BaseTable(List<Digest> chunks) {
    this.chunks = new ArrayList<>(chunks);
  }

  static BaseTable read(Optional<BaseRun> base, Contents contents) {
    if (base.isEmpty()) {
      return new BaseTable(List.of());
    }
    List<Digest> manifest = Manifest.chunks(base.get().manifest(), contents);
    BaseTable table = new BaseTable(manifest);
    Names names = new Names();
    Details details = table.new Details(base.get().details(), contents, names);
    for (int chunk = 0; chunk < manifest.size(); chunk++) {
      List<byte[]> results = Manifest.entries(manifest.get(chunk), contents);
      List<Entry> list = new ArrayList<>(results.size());
      for (byte[] bytes : results) {
        RunManifest.Result result = RunManifest.readResult(bytes);
        Detail detail =
            details
                .next()
                .filter(next -> next.task().equals(result.task()))
                .orElseThrow(
                    () -> new InvariantViolation("details of the base run are out of step"));
        Kept work = new Kept(result.task(), made(detail), result.outputs(), detail.charge());
        list.add(new Entry(chunk, list.size(), work, names));
      }
      table.add(chunk, list);
    }
    InvariantViolation.check(
        details.next().isEmpty(), "details of the base run go on after its tasks");
    return table;
  }

  /** The work that made the outputs: unknown where they were made by other work before. */
  private static Optional<Fingerprint> made(Detail detail) {
    return detail.stale() ? Optional.empty() : detail.fingerprint();
  }

  private void add(int chunk, List<Entry> list) {
    entries.add(list);
    chunkIndex.putNew(chunks.get(chunk), chunk);
    for (Entry entry : list) {
      if (!entry.iteration.path().isEmpty()) {
        inLoops.putNew(entry.task(), entry);
        continue;
      }
      byTask.putNew(entry.stage, new Table<>());
      byTask.find(entry.stage).orElseThrow().putNew(entry.item, entry);
    }
  }

  private void keep(Entry entry) {
    kept.add(entry);
    keptByPlace.putNew(new Place(entry.chunk, entry.position), entry);
    keptByTask.putNew(entry.task(), entry);
  }

  /** The entry of a task, where it had outputs. */
  Optional<Entry> withOutputs(TaskId task) {
    return keptByTask
        .find(task)
        .or(() ->
            task.iteration().path().isEmpty()
                ? byTask.find(task.stage()).flatMap(items -> items.find(task.item()))
                : inLoops.find(task))
        .filter(entry -> entry.contents.length > 0);
  }

  /** All entries that {@link #withOutputs} finds. */
  List<Entry> allWithOutputs() {
    List<Entry> all = new ArrayList<>(kept);
    for (List<Entry> list : entries) {
      for (Entry entry : list) {
        if (entry.contents.length > 0 && !keptByTask.has(entry.task())) {
          all.add(entry);
        }
      }
    }
    return all;
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
    Optional<Entry> entry =
        index < entries.size() && position < entries.get(index).size()
            ? Optional.of(entries.get(index).get(position))
            : keptByPlace.find(new Place(index, position));
    return entry.orElseThrow(
        () -> new InvariantViolation("base run has no entry " + position + " in chunk " + chunk));
  }

  /** Where an entry stands. */
  private record Place(int chunk, int position) {}

  /**
   * Goes through the list beside the manifest, whose chunks are counted on after those of the
   * manifest. What is kept is put into the table on the way.
   */
  private final class Details {

    private final Contents contents;
    private final Names names;
    private final Deque<Digest> left;
    private final Deque<byte[]> open = new ArrayDeque<>();
    private int position;

    Details(Digest root, Contents contents, Names names) {
      this.contents = contents;
      this.names = names;
      this.left = new ArrayDeque<>(Manifest.chunks(root, contents));
    }

    /** The next entry that is a task's. */
    Optional<Detail> next() {
      while (hasMore()) {
        int at = position++;
        switch (RunManifest.readBeside(open.remove())) {
          case Detail detail -> {
            return Optional.of(detail);
          }
          case Kept what -> keep(new Entry(chunks.size() - 1, at, what, names));
        }
      }
      return Optional.empty();
    }

    private boolean hasMore() {
      while (open.isEmpty() && !left.isEmpty()) {
        Digest chunk = left.remove();
        chunks.add(chunk);
        chunkIndex.putNew(chunk, chunks.size() - 1);
        open.addAll(Manifest.entries(chunk, contents));
        position = 0;
      }
      return !open.isEmpty();
    }
  }

  /** One task of the base run. */
  static final class Entry {

    private final int chunk;
    private final int position;
    private final String stage;
    private final Item item;
    private final Iteration iteration;
    private final @Nullable Digest fingerprint;

    /** Of its outputs, in their order. */
    private final String[] names;

    private final AssetContent[] contents;
    private final Charge charge;

    private Entry(int chunk, int position, Kept work, Names shared) {
      this.chunk = chunk;
      this.position = position;
      this.stage = shared.name(work.task().stage());
      this.item = work.task().item();
      this.iteration = shared.iteration(work.task().iteration());
      this.fingerprint = work.fingerprint().map(Fingerprint::digest).orElse(null);
      this.names = shared.names(work.outputs().keySet().toArray(String[]::new));
      this.charge = shared.charge(work.charge());
      this.contents =
          work.outputs().values().stream().map(shared::content).toArray(AssetContent[]::new);
    }

    int chunk() {
      return chunk;
    }

    int position() {
      return position;
    }

    TaskId task() {
      return new TaskId(stage, item, iteration);
    }

    SortedMap<String, AssetContent> outputs() {
      SortedMap<String, AssetContent> outputs = new TreeMap<>();
      for (int i = 0; i < names.length; i++) {
        outputs.put(names[i], contents[i]);
      }
      return outputs;
    }

    /** What the work took. */
    Charge charge() {
      return charge;
    }

    Optional<Fingerprint> fingerprint() {
      return Optional.ofNullable(fingerprint).map(Fingerprint::new);
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
    private final Table<Charge, Charge> charges = new Table<>();

    Charge charge(Charge charge) {
      return charges.first(charge, charge);
    }

    String name(String name) {
      return names.first(name, name);
    }

    String[] names(String[] all) {
      return lists.first(List.of(all), all);
    }

    Iteration iteration(Iteration iteration) {
      return iteration.path().isEmpty() ? Iteration.NONE : iteration;
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
