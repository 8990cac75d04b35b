package io.kryptonx.engine.report;

import io.kryptonx.engine.dead.Letter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.model.task.Failure;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A dead letter.
 *
 * @param owner of the stage, or else of the pipeline
 * @param criticality of the stage, or else of the pipeline
 * @param dropped the decision that it is of no interest any more
 */
public record DeadLetterReport(
    DeadLetter letter,
    Letter.State state,
    Optional<String> owner,
    Optional<Criticality> criticality,
    Optional<Decision> dropped) {

  /**
   * A dead letter with all that is known of it.
   *
   * @param inputs of the culprit, by name
   * @param culprit where the task is a loop what failed in it; otherwise the task
   * @param attempts of the culprit, or of the one whose equal work it shares
   * @param blocked how many tasks below could not run
   */
  public record Details(
      DeadLetterReport report,
      TaskId culprit,
      List<Input> inputs,
      List<Attempt> attempts,
      int blocked) {
    public Details {
      inputs = List.copyOf(inputs);
      attempts = List.copyOf(attempts);
    }
  }

  /**
   * What a task was given.
   *
   * @param type of a single content; {@code collection} for several
   * @param items how many there are
   * @param size in bytes of a single content; 0 for several
   * @param digest of the content, or of the list of them
   */
  public record Input(String name, String type, int items, long size, Digest digest) {}

  /**
   * An attempt that failed.
   *
   * @param run in which it was made
   * @param ended when it failed
   * @param costMicros what it told that it cost
   * @param retryAt when the next one could begin; empty after the last
   * @param output the last lines that it printed
   */
  public record Attempt(
      RunId run,
      int number,
      Failure failure,
      Instant ended,
      long workedMillis,
      long costMicros,
      Optional<Instant> retryAt,
      List<String> output) {
    public Attempt {
      output = List.copyOf(output);
    }
  }

  /**
   * What a redrive would do.
   *
   * @param redriven the dead letters that are done again
   * @param kept how many stay as they are
   * @param plan of the run; empty where nothing is to be done again
   */
  public record RedrivePlan(List<DeadLetterReport> redriven, int kept, Optional<PlanReport> plan) {
    public RedrivePlan {
      redriven = List.copyOf(redriven);
    }
  }
}
