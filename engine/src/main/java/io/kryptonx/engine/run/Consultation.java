package io.kryptonx.engine.run;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.json.JsonText;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Failure;
import io.kryptonx.scheduler.Order.Question;
import io.kryptonx.scheduler.Request;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers from the records of the store: what people decided, and what became of effects. A
 * decision is about work, by its fingerprint: equal content asked about with equal words inherits
 * it, in whatever run and of whatever item. The last one counts.
 */
public final class Consultation {

  /** What the decision that content goes on is called. */
  public static final String APPROVED = "approved";

  /** What the decision that it does not is called. */
  public static final String REJECTED = "rejected";

  private final Store store;

  private final boolean removalAllowed;

  /**
   * Answers from a store.
   *
   * @param removalAllowed whether most of what effects acted for may be gone
   */
  public Consultation(Store store, boolean removalAllowed) {
    this.store = store;
    this.removalAllowed = removalAllowed;
  }

  /** The name of what is decided about. */
  public static Digest subject(Fingerprint fingerprint) {
    return new CanonicalWriter().text("kryptonx.review").digest(fingerprint.digest()).toDigest();
  }

  /** The decision that counts, by subject. */
  public static Map<Digest, Decision> latest(Store store, String pipeline) {
    Map<Digest, Decision> latest = new HashMap<>();
    for (Decision decision : store.decisions().of(pipeline)) {
      if (decision.kind().equals(APPROVED) || decision.kind().equals(REJECTED)) {
        latest.put(decision.subject(), decision);
      }
    }
    return latest;
  }

  /** What is known about these tasks of a run. */
  public Request answer(List<Question> questions, RunView view) {
    Map<Digest, Decision> latest = latest(store, view.start().pipeline());
    List<Event.Review> decided = new ArrayList<>();
    List<TaskId> undecided = new ArrayList<>();
    for (Question question : questions) {
      Stage stage = stage(question.task(), view);
      if (stage.action() instanceof Action.Removed(var effect)) {
        decided.add(removed(question, known(effect, view), view));
        continue;
      }
      Decision decision = latest.get(subject(question.fingerprint()));
      if (decision == null) {
        undecided.add(question.task());
      } else {
        decided.add(review(question, stage, decision));
      }
    }
    return new Request.Consulted(decided, undecided);
  }

  /** Other systems know an effect by the name that it had first. */
  private static String known(String effect, RunView view) {
    return view.graph().stage(effect).orElseThrow().stage().renamedFrom().orElse(effect);
  }

  private Event.Review removed(Question question, String effect, RunView view) {
    InputValue items = question.inputs().values().iterator().next();
    RemovedItems.Found found = new RemovedItems(store, view.start().pipeline()).of(effect, items);
    if (found.isMost() && !removalAllowed) {
      return new Event.Review(
          question.task(),
          question.fingerprint(),
          new TreeMap<>(),
          Optional.of(
              new Failure(
                  Failure.Kind.PERMANENT,
                  "%d of the %d items that %s acted for are gone; if that is meant, say --allow-removal"
                      .formatted(found.gone().size(), found.standing(), effect))));
    }
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    outputs.put(Action.Removed.REMOVED, found.gone().ref());
    return new Event.Review(question.task(), question.fingerprint(), outputs, Optional.empty());
  }

  private Event.Review review(Question question, Stage stage, Decision decision) {
    Optional<Failure> refused = refused(decision);
    return new Event.Review(
        question.task(),
        question.fingerprint(),
        refused.isPresent() ? new TreeMap<>() : outputs(question, stage, decision),
        refused);
  }

  private Optional<Failure> refused(Decision decision) {
    if (decision.kind().equals(REJECTED)) {
      String note = decision.note().isBlank() ? "" : ": " + decision.note();
      return Optional.of(new Failure(Failure.Kind.REJECTED, "rejected by " + decision.by() + note));
    }
    return decision
        .content()
        .filter(edited -> !store.assets().missing(Set.of(edited.digest())).isEmpty())
        .map(edited ->
            new Failure(
                Failure.Kind.LOST,
                "what %s approved instead (%s) is gone from the store; 'kryptonx review approve --all'"
                        .formatted(decision.by(), edited.digest().shortHex())
                    + " decides again, with the file or without"));
  }

  private SortedMap<String, AssetContent> outputs(
      Question question, Stage stage, Decision decision) {
    Action.Approve action = stage.review().orElseThrow();
    Output output = content(stage);
    Snapshot approved =
        decision.content().orElseGet(() -> input(question.inputs().get(action.input())));
    SortedMap<String, AssetContent> outputs = new TreeMap<>();
    outputs.put(output.name(), new Snapshot(output.type(), approved.size(), approved.digest()));
    byte[] record = record(decision).getBytes(StandardCharsets.UTF_8);
    outputs.put(
        Action.Approve.DECISION,
        new Snapshot(MediaType.JSON, record.length, store.assets().putDurable(record)));
    return outputs;
  }

  private static Snapshot input(@Nullable InputValue value) {
    if (value instanceof Snapshot snapshot) {
      return snapshot;
    }
    throw new InvariantViolation("what is decided about is one content, not " + value);
  }

  /** The output that holds what was approved. */
  public static Output content(Stage stage) {
    return stage.outputs().values().stream()
        .filter(output -> !output.name().equals(Action.Approve.DECISION))
        .findFirst()
        .orElseThrow(() -> new InvariantViolation(stage.name() + " lets nothing go on"));
  }

  /** The decision as content that stages below can take: JSON in canonical form (RFC 8785). */
  private static String record(Decision decision) {
    StringBuilder json = new StringBuilder("{\"at\":");
    JsonText.string(json, decision.at().toString());
    json.append(",\"by\":");
    JsonText.string(json, decision.by());
    json.append(",\"edited\":").append(decision.content().isPresent());
    json.append(",\"note\":");
    JsonText.string(json, decision.note());
    return json.append('}').toString();
  }

  private static Stage stage(TaskId task, RunView view) {
    return view.graph().stage(task.stage()).orElseThrow().stage();
  }
}
