package io.kryptonx.engine.report;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.Cost;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run would do.
 *
 * @param resumes the unfinished run that would be continued
 * @param stages in topological order
 */
public record PlanReport(
    String pipeline, Digest revision, Optional<RunId> resumes, List<StagePlan> stages) {

  public PlanReport {
    stages = List.copyOf(stages);
  }

  /** How many tasks will run, as far as can be told now. */
  public int willRun() {
    return stages.stream().mapToInt(stage -> stage.willRun().size()).sum();
  }

  /** What the tasks that will run cost by what is known, see {@link Cost}. */
  public long costMicros() {
    return stages.stream().mapToLong(stage -> stage.costMicros().orElse(0)).sum();
  }

  /** Whether nothing will or may run. */
  public boolean isCached() {
    return stages.stream().allMatch(s -> s.willRun().isEmpty() && s.mayRun().isEmpty());
  }

  /**
   * What a stage would do.
   *
   * @param willRun tasks that run unless something changes meanwhile
   * @param cached how many tasks have a result that stands
   * @param other how many are locked, skipped or blocked
   * @param mayRun stages that run before and decide whether tasks of this one run; empty if none
   * @param costMicros what the tasks that run will cost if they cost what those of the last run did
   *     on average, see {@link Cost}; empty where nothing is known of that
   */
  public record StagePlan(
      String stage,
      List<WillRun> willRun,
      int cached,
      int other,
      List<String> mayRun,
      OptionalLong costMicros) {

    /** A stage of which it is not known what it costs. */
    public StagePlan(
        String stage, List<WillRun> willRun, int cached, int other, List<String> mayRun) {
      this(stage, willRun, cached, other, mayRun, OptionalLong.empty());
    }

    public StagePlan {
      willRun = List.copyOf(willRun);
      mayRun = List.copyOf(mayRun);
    }
  }

  /**
   * A task that will run.
   *
   * @param reason in one line: {@code input photo changed}, {@code never ran}
   */
  public record WillRun(Item item, String reason) {}
}
