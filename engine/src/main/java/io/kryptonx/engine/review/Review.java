package io.kryptonx.engine.review;

import io.kryptonx.engine.run.Consultation;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Decisions.Decision;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that people decide, or decided, about one task.
 *
 * @param task in the latest run
 * @param view that run
 * @param since when the task began to wait for people; empty where the decision was known
 * @param decision the one that counts, where there is one
 */
public record Review(
    TaskView task, RunView view, Optional<Instant> since, Optional<Decision> decision) {

  /** Where it stands. */
  public enum State {
    /** Nobody has decided. */
    OPEN,
    /** The content goes on. */
    APPROVED,
    /** It does not. */
    REJECTED;

    /** The word for it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Where it stands. */
  public State state() {
    return decision
        .map(d -> d.kind().equals(Consultation.APPROVED) ? State.APPROVED : State.REJECTED)
        .orElse(State.OPEN);
  }

  /** The stage that asks. */
  public Stage stage() {
    return view.graph().stage(task.id().stage()).orElseThrow().stage();
  }

  /** What it asks. */
  public Action.Approve question() {
    return stage().review().orElseThrow();
  }

  /** The work that is decided about. */
  public Fingerprint fingerprint() {
    return task.fingerprint().orElseThrow();
  }

  /** The name of what is decided about. */
  public Digest subject() {
    return Consultation.subject(fingerprint());
  }

  /** The content that is decided about. */
  public Snapshot content() {
    InputValue input = task.inputs().get(question().input());
    if (input instanceof Snapshot snapshot) {
      return snapshot;
    }
    throw new InvariantViolation(task.id() + " asks about no content");
  }
}
