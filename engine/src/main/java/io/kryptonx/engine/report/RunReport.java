package io.kryptonx.engine.report;

import io.kryptonx.engine.Progress.StageProgress;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How a run ended.
 *
 * @param digest the run digest
 * @param tasks how many tasks ended how; every status is a key
 * @param stages the same by stage, in topological order
 * @param published all files that stand published after it, in order of path
 * @param failures each root cause once
 * @param dead the dead letters that it leaves
 */
public record RunReport(
    RunId run,
    String pipeline,
    Digest revision,
    Digest digest,
    RunStatus status,
    Map<TaskStatus, Integer> tasks,
    List<StageProgress> stages,
    long durationMillis,
    List<Published> published,
    List<RootCause> failures,
    Dead dead) {

  public RunReport {
    Map<TaskStatus, Integer> all = new EnumMap<>(TaskStatus.class);
    for (TaskStatus each : TaskStatus.values()) {
      all.put(each, tasks.getOrDefault(each, 0));
    }
    tasks = Collections.unmodifiableMap(all);
    stages = List.copyOf(stages);
    published = List.copyOf(published);
    failures = List.copyOf(failures);
  }

  /** A run that leaves no dead letters. */
  public RunReport(
      RunId run,
      String pipeline,
      Digest revision,
      Digest digest,
      RunStatus status,
      Map<TaskStatus, Integer> tasks,
      List<StageProgress> stages,
      long durationMillis,
      List<Published> published,
      List<RootCause> failures) {
    this(
        run,
        pipeline,
        revision,
        digest,
        status,
        tasks,
        stages,
        durationMillis,
        published,
        failures,
        Dead.NONE);
  }

  /**
   * The tasks that failed for good, without those whose failure is handled.
   *
   * @param letters all of them
   * @param kept those among them that stayed as they were and were not tried
   */
  public record Dead(int letters, int kept) {

    /** There are none. */
    public static final Dead NONE = new Dead(0, 0);
  }

  /**
   * A published file.
   *
   * @param path relative to the folder of the definition
   */
  public record Published(String path, String stage, Item item, Snapshot snapshot) {}

  /**
   * A task that failed, or publishing that was refused ({@code task} is then named {@code
   * publish}).
   *
   * @param culprit where the task is a loop what failed in it; otherwise the task
   * @param output the last lines that the culprit printed
   * @param blocked how many tasks below it could not run
   * @param attempts how many were made by the culprit
   */
  public record RootCause(
      TaskId task,
      TaskId culprit,
      Failure failure,
      List<String> output,
      int blocked,
      int attempts) {
    public RootCause {
      output = List.copyOf(output);
    }

    /** A task that is to blame itself. */
    public RootCause(TaskId task, Failure failure, List<String> output, int blocked, int attempts) {
      this(task, task, failure, output, blocked, attempts);
    }
  }
}
