package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.event.RunStart.BaseRun;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** The tasks of the base run with their results, and where in its manifest each stands. */
final class BaseTable {

  private final List<Digest> chunks;
  private final List<List<Entry>> entries = new ArrayList<>();
  private final Table<TaskId, Entry> byTask = new Table<>();
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
    int at = 0;
    for (int chunk = 0; chunk < table.chunks.size(); chunk++) {
      List<Entry> list = new ArrayList<>();
      for (byte[] bytes : Manifest.entries(table.chunks.get(chunk), contents)) {
        RunManifest.Result result = RunManifest.readResult(bytes);
        RunManifest.Detail detail = RunManifest.readDetail(details.get(at++));
        InvariantViolation.check(
            result.task().equals(detail.task()), "details of the base run are out of step");
        list.add(new Entry(chunk, list.size(), result, detail));
      }
      table.add(chunk, list);
    }
    return table;
  }

  private void add(int chunk, List<Entry> list) {
    entries.add(list);
    chunkIndex.putNew(chunks.get(chunk), chunk);
    list.forEach(entry -> byTask.putNew(entry.task(), entry));
  }

  /** The entry of a task, where it had outputs. */
  Optional<Entry> withOutputs(TaskId task) {
    return byTask.find(task).filter(entry -> !entry.outputs().isEmpty());
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
    return entries.get(index).get(position);
  }

  /** One task of the base run. */
  record Entry(int chunk, int position, RunManifest.Result result, RunManifest.Detail detail) {

    TaskId task() {
      return result.task();
    }

    SortedMap<String, AssetContent> outputs() {
      return result.outputs();
    }

    boolean hasFingerprint(Fingerprint fingerprint) {
      return detail.fingerprint().isPresent() && detail.fingerprint().get().equals(fingerprint);
    }
  }
}
