package io.kryptonx.engine.dead;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.task.DeadLetter;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A dead letter as the runs tell it.
 *
 * @param record of the failure; it names the run of the last attempt
 * @param handled whether another stage takes the record of the failure
 * @param dropped the decision that it is of no interest any more
 * @param task in the latest run that has decided about it
 * @param view that run
 */
public record Letter(
    DeadLetter record, boolean handled, Optional<Decision> dropped, TaskView task, RunView view) {

  /** What the decision to drop a dead letter is called. */
  public static final String DROPPED = "dropped";

  /** The decisions to drop dead letters of a pipeline, by the names of these. */
  public static Map<Digest, Decision> dropped(Store store, String pipeline) {
    Map<Digest, Decision> dropped = new HashMap<>();
    for (Decision decision : store.decisions().of(pipeline)) {
      if (decision.kind().equals(DROPPED)) {
        dropped.putIfAbsent(decision.subject(), decision);
      }
    }
    return dropped;
  }

  /** What is to be done about a dead letter. */
  public enum State {
    /** Somebody has to look at it. */
    OPEN,
    /** The pipeline says what happens, and it did. */
    HANDLED,
    /** Somebody decided that it is of no interest. */
    DROPPED;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is to be done about it. */
  public State state() {
    return dropped.isPresent() ? State.DROPPED : handled ? State.HANDLED : State.OPEN;
  }

  /** The stage that failed. */
  public String stage() {
    return record.task().stage();
  }
}
