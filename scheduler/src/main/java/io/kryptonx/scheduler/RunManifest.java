package io.kryptonx.scheduler;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.Manifest;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
   * The lists of the ended tasks of all stages.
   *
   * @param kept results of earlier runs that stand by rule, by the task that they belong to
   */
  static Lists of(List<StageState> stages, SortedMap<TaskId, BaseTable.Entry> kept) {
    List<Task> tasks = inOrder(stages);
    Manifest.Builder results = new Manifest.Builder();
    for (Task task : tasks) {
      TaskId id = task.id();
      results.add(key(id), result(id, task));
    }
    return new Lists(results.build(), details(tasks, kept));
  }

  /** In the order of their ids, without holding a million of these. */
  private static List<Task> inOrder(List<StageState> stages) {
    List<Task> all = new ArrayList<>();
    stages.stream()
        .sorted(Comparator.comparing(StageState::name))
        .forEach(stage ->
            stage.tasks.stream()
                .filter(Task::isEnded)
                .sorted(
                    Comparator.comparing((Task task) -> task.item)
                        .thenComparing(task -> task.turn.frame.iteration))
                .forEach(all::add));
    return all;
  }

  private static Manifest details(List<Task> tasks, SortedMap<TaskId, BaseTable.Entry> kept) {
    Manifest.Builder details = new Manifest.Builder();
    Deque<Map.Entry<TaskId, BaseTable.Entry>> left = new ArrayDeque<>(kept.entrySet());
    for (Task task : tasks) {
      TaskId id = task.id();
      while (!left.isEmpty() && left.element().getKey().compareTo(id) < 0) {
        kept(details, left.remove());
      }
      details.add(key(id), detail(id, task));
    }
    left.forEach(entry -> kept(details, entry));
    return details.build();
  }

  private static void kept(Manifest.Builder details, Map.Entry<TaskId, BaseTable.Entry> entry) {
    details.add(key(entry.getKey()), kept(entry.getKey(), entry.getValue()));
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
    charge(out, task.charge);
    return out.toBytes();
  }

  /** At the end, and only where there is one: versions before wrote none. */
  private static void charge(CanonicalWriter out, Charge charge) {
    if (!charge.equals(Charge.NONE)) {
      charge.write(out);
    }
  }

  private static Charge charge(CanonicalReader in) {
    return in.atEnd() ? Charge.NONE : Charge.read(in);
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
    charge(out, entry.charge());
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
            ? new Kept(task, fingerprint, in.map(AssetContent::read), charge(in))
            : new Detail(
                task,
                TaskStatus.valueOf(status),
                fingerprint,
                in.count(),
                in.flag(),
                in.flag(),
                charge(in));
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
   * @param charge what the work took
   */
  public record Kept(
      TaskId task,
      Optional<Fingerprint> fingerprint,
      SortedMap<String, AssetContent> outputs,
      Charge charge)
      implements Beside {}

  /**
   * What stands beside a task's entry.
   *
   * @param charge what its work took, in this run or in the one whose result it uses
   */
  public record Detail(
      TaskId task,
      TaskStatus status,
      Optional<Fingerprint> fingerprint,
      int attempts,
      boolean stale,
      boolean partial,
      Charge charge)
      implements Beside {}
}
