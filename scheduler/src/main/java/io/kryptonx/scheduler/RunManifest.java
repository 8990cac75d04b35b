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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The manifest of a run, task by task in order: type and digest of each output, or how the task
 * ended where it has none. Its root is the run digest. What is not the same for equal results
 * (whether it ran or was cached, its fingerprint, its attempts) stands in a second list beside it,
 * and with it what is kept by rule for later runs.
 */
public final class RunManifest {

  /** Stands where a detail has a status. */
  private static final String KEPT = "kept";

  private RunManifest() {}

  /** The two lists of a run. */
  record Lists(Manifest results, Manifest details) {}

  /**
   * The lists of ended tasks.
   *
   * @param kept results of earlier runs that stand by rule, by the task that they belong to
   */
  static Lists of(List<Task> tasks, SortedMap<TaskId, BaseTable.Entry> kept) {
    SortedMap<TaskId, Task> sorted = new TreeMap<>();
    tasks.forEach(task -> sorted.put(task.id(), task));
    Manifest.Builder results = new Manifest.Builder();
    sorted.forEach((id, task) -> results.add(key(id), result(id, task)));
    return new Lists(results.build(), details(sorted, kept));
  }

  private static Manifest details(
      SortedMap<TaskId, Task> tasks, SortedMap<TaskId, BaseTable.Entry> kept) {
    Manifest.Builder details = new Manifest.Builder();
    SortedSet<TaskId> all = new TreeSet<>(tasks.keySet());
    all.addAll(kept.keySet());
    for (TaskId id : all) {
      if (tasks.containsKey(id)) {
        details.add(key(id), detail(id, tasks.get(id)));
      }
      if (kept.containsKey(id)) {
        details.add(key(id), kept(id, kept.get(id)));
      }
    }
    return details.build();
  }

  private static String key(TaskId id) {
    return id.stage() + '\n' + id.item().text() + '\n' + id.iteration();
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

  private static byte[] kept(TaskId id, BaseTable.Entry entry) {
    CanonicalWriter out = new CanonicalWriter();
    id.write(out);
    out.text(KEPT)
        .optional(entry.fingerprint().map(Fingerprint::digest), CanonicalWriter::digest)
        .list(
            entry.outputs().entrySet(),
            (o, output) -> AssetContent.write(o.text(output.getKey()), output.getValue()));
    return out.toBytes();
  }

  /** Reads an entry of what stands beside the manifest. */
  public static Beside readBeside(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    TaskId task = TaskId.read(in);
    String status = in.text();
    Optional<Fingerprint> fingerprint = in.optional(i -> new Fingerprint(i.digest()));
    Beside beside =
        status.equals(KEPT)
            ? new Kept(task, fingerprint, in.map(AssetContent::read))
            : new Detail(
                task, TaskStatus.valueOf(status), fingerprint, in.count(), in.flag(), in.flag());
    in.end();
    return beside;
  }

  /**
   * A task's entry in the manifest.
   *
   * @param outputs by name; empty where it ended without
   */
  public record Result(TaskId task, SortedMap<String, AssetContent> outputs) {}

  /** An entry of the list beside the manifest. */
  public sealed interface Beside {}

  /**
   * What a stage that never runs again had made, where its task made nothing equal in this run.
   *
   * @param fingerprint of the work that made it, where that is known
   */
  public record Kept(
      TaskId task, Optional<Fingerprint> fingerprint, SortedMap<String, AssetContent> outputs)
      implements Beside {}

  /** What stands beside a task's entry. */
  public record Detail(
      TaskId task,
      TaskStatus status,
      Optional<Fingerprint> fingerprint,
      int attempts,
      boolean stale,
      boolean partial)
      implements Beside {}
}
