package io.kryptonx.engine.report;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.task.Charge;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.Ending;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.TaskStatus;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Loops in a run.
 *
 * @param stage the loops, as they were asked for
 */
public record LoopReport(String stage, RunId run, List<Loop> loops) {

  public LoopReport {
    loops = List.copyOf(loops);
  }

  /**
   * A loop for one item.
   *
   * @param task the task that is the loop
   * @param rule what was gone through until when
   * @param status how the task ended; empty while it goes on
   * @param ending why the loop ended; empty while it goes on, and where it never began
   * @param chosen the iteration whose result is that of the loop; 0 where it is what came in, or
   *     where there is none
   * @param failure why it has no result, where it failed
   * @param iterations in order; none where it never began
   */
  public record Loop(
      TaskId task,
      Action.Loop rule,
      Optional<TaskStatus> status,
      Optional<Ending> ending,
      int chosen,
      Optional<Failure> failure,
      List<Iteration> iterations) {

    public Loop {
      iterations = List.copyOf(iterations);
    }

    /** The iteration whose result is that of the loop, where it is one. */
    public Optional<Iteration> best() {
      return iterations.stream().filter(each -> each.number() == chosen).findFirst();
    }

    /** The attempts of all iterations worked so long in this run, in milliseconds. */
    public long workedMillis() {
      return iterations.stream().mapToLong(Iteration::workedMillis).sum();
    }

    /** What the work of all iterations took, wherever it was done. */
    public Charge charged() {
      return iterations.stream().map(Iteration::charged).reduce(Charge.NONE, Charge::plus);
    }

    /** What the attempts of all iterations cost in this run. */
    public long spentMicros() {
      return iterations.stream().mapToLong(Iteration::spentMicros).sum();
    }

    /** How the tasks in it ended, those of loops within it among them. */
    public Map<TaskStatus, Integer> tasks() {
      Map<TaskStatus, Integer> all = new EnumMap<>(TaskStatus.class);
      iterations.forEach(each -> each.tasks().forEach((k, n) -> all.merge(k, n, Integer::sum)));
      return all;
    }
  }

  /**
   * One pass of a loop.
   *
   * @param number from 1
   * @param score the value of {@code best}, where there is one
   * @param tasks how the tasks in it ended, those of loops within it among them
   * @param attempts that were made in this run
   * @param workedMillis by them, together
   * @param carry what it began with; empty where that was an absent input
   * @param result what it yielded; empty where it did not come so far
   * @param charged what its work took, in this run or in those whose results it uses; the budget of
   *     the loop is charged with this
   * @param spentMicros what the attempts in it cost in this run, see {@link Cost}
   */
  public record Iteration(
      int number,
      OptionalDouble score,
      Map<TaskStatus, Integer> tasks,
      int attempts,
      long workedMillis,
      Optional<AssetContent> carry,
      Optional<AssetContent> result,
      Charge charged,
      long spentMicros) {

    /** One that took nothing. */
    public Iteration(
        int number,
        OptionalDouble score,
        Map<TaskStatus, Integer> tasks,
        int attempts,
        long workedMillis,
        Optional<AssetContent> carry,
        Optional<AssetContent> result) {
      this(number, score, tasks, attempts, workedMillis, carry, result, Charge.NONE, 0);
    }

    public Iteration {
      Map<TaskStatus, Integer> copy = new EnumMap<>(TaskStatus.class);
      copy.putAll(tasks);
      tasks = Collections.unmodifiableMap(copy);
    }
  }
}
