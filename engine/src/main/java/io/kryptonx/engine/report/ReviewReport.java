package io.kryptonx.engine.report;

import io.kryptonx.engine.report.DeadLetterReport.Input;
import io.kryptonx.engine.review.Review;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that people decide, or decided.
 *
 * @param run that asks
 * @param ask the question
 * @param by who may decide; empty where everybody may
 * @param content what is decided about
 * @param inputs of the task, by name
 * @param excerpt the first lines of the content where it is text, at most {@value #MAX_LINES}
 * @param owner of the stage, or else of the pipeline
 * @param since when the run began to wait
 * @param decision the one that counts
 */
public record ReviewReport(
    TaskId task,
    RunId run,
    Fingerprint fingerprint,
    Review.State state,
    String ask,
    List<String> by,
    Snapshot content,
    List<Input> inputs,
    List<String> excerpt,
    Optional<String> owner,
    Optional<Instant> since,
    Optional<Decision> decision) {

  /** The most lines of an excerpt. */
  public static final int MAX_LINES = 20;

  public ReviewReport {
    by = List.copyOf(by);
    inputs = List.copyOf(inputs);
    excerpt = List.copyOf(excerpt);
  }
}
