package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The manifest of a run, task by task in order: type and digest of each output, or how the task
 * ended where it has none. Its root is the run digest. What is not the same for equal results
 * (whether it ran or was cached, its fingerprint, its attempts) stands in a second list beside it.
 */
public final class RunManifest {

  private RunManifest() {}

  /** The two lists of a run. */
  record Lists(Manifest results, Manifest details) {}

  static Lists of(List<Task> tasks) {
    SortedMap<TaskId, Task> sorted = new TreeMap<>();
    tasks.forEach(task -> sorted.put(task.id(), task));
    Manifest.Builder results = new Manifest.Builder();
    Manifest.Builder details = new Manifest.Builder();
    sorted.forEach((id, task) -> {
      String key = id.stage() + '\n' + id.item().text() + '\n' + id.iteration();
      results.add(key, result(id, task));
      details.add(key, detail(id, task));
    });
    return new Lists(results.build(), details.build());
  }

  private static byte[] result(TaskId id, Task task) {
    CanonicalWriter out = new CanonicalWriter();
    id.write(out);
    out.flag(task.hasOutputs());
    if (task.hasOutputs()) {
      out.list(
          Outputs.named(task).entrySet(),
          (o, entry) -> AssetContent.write(o.text(entry.getKey()), entry.getValue()));
    } else {
      out.text(task.knownStatus().name());
    }
    return out.toBytes();
  }

  private static byte[] detail(TaskId id, Task task) {
    CanonicalWriter out = new CanonicalWriter();
    id.write(out);
    out.text(task.knownStatus().name())
        .optional(
            Optional.ofNullable(task.fingerprint).map(Fingerprint::digest), CanonicalWriter::digest)
        .count(task.attempts)
        .flag(task.stale)
        .flag(task.isPartial());
    return out.toBytes();
  }

  /** Reads an entry of the manifest. */
  public static Result readResult(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    TaskId task = TaskId.read(in);
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    if (in.flag()) {
      outputs = in.map(AssetContent::read);
    } else {
      in.text();
    }
    in.end();
    return new Result(task, outputs);
  }

  /** Reads an entry of what stands beside the manifest. */
  public static Detail readDetail(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    Detail detail =
        new Detail(
            TaskId.read(in),
            TaskStatus.valueOf(in.text()),
            in.optional(i -> new Fingerprint(i.digest())),
            in.count(),
            in.flag(),
            in.flag());
    in.end();
    return detail;
  }

  /**
   * A task's entry in the manifest.
   *
   * @param outputs by name; empty where it ended without
   */
  public record Result(TaskId task, SortedMap<String, AssetContent> outputs) {}

  /** What stands beside a task's entry. */
  public record Detail(
      TaskId task,
      TaskStatus status,
      Optional<Fingerprint> fingerprint,
      int attempts,
      boolean stale,
      boolean partial) {}
}
