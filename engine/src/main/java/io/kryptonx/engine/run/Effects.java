package io.kryptonx.engine.run;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.scheduler.Order;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.Store;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.folder.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the ledger says of the effects of a run, and what it is told. */
final class Effects {

  private final Store store;
  private final RunRecord record;

  Effects(Store store, RunRecord record) {
    this.store = store;
    this.record = record;
  }

  /** What becomes of effects with these entries. */
  List<Entry> changes(List<JournalEntry> entries) {
    List<Entry> changes = new ArrayList<>();
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case Event.AttemptsStarted(_, var attempts) ->
            attempts.forEach(a -> add(changes, entry, a.task(), a.number(), State.INTENDED));
        case Event.TaskFinished done -> {
          add(changes, entry, done.task(), done.attempt(), State.DONE);
          takenBack(done.task(), entry).ifPresent(changes::add);
        }
        case Event.AttemptFailed failed ->
            add(changes, entry, failed.task(), failed.attempt(), after(failed));
        default -> {} // nothing becomes of effects
      }
    }
    return changes;
  }

  /**
   * What a task has taken back is as if it never was, so that it acts when the item comes again.
   */
  private Optional<Entry> takenBack(TaskId done, JournalEntry entry) {
    if (RemovedItems.effectOf(done.stage()).flatMap(this::effect).isEmpty()) {
      return Optional.empty();
    }
    return record.view().task(done).orElseThrow().inputs().values().stream()
        .flatMap(input -> RemovedItems.key(store, input).stream())
        .flatMap(key -> store.effects().find(key).stream())
        .map(taken -> taken.in(State.REMOVED, entry.time()))
        .findFirst();
  }

  /** What is known of an effect of which an attempt failed. */
  private static State after(Event.AttemptFailed failed) {
    return failed.failure().kind() == Failure.Kind.UNKNOWN ? State.UNKNOWN : State.FAILED;
  }

  private void add(List<Entry> changes, JournalEntry entry, TaskId task, int attempt, State state) {
    Optional<Effect> effect = effect(task.stage());
    if (effect.isPresent()) {
      TaskId known = stage(task).known(task);
      changes.add(
          new Entry(
              key(task),
              pipeline(),
              known.stage(),
              known.asked(),
              effect.get().mode(),
              effect.get().onUnknown(),
              state,
              record.view().start().run(),
              attempt,
              state == State.UNKNOWN ? 1 : 0,
              entry.time(),
              record.view().task(task).orElseThrow().fingerprint()));
    }
  }

  /** Content that has to be durable before these entries are: inputs, and what was recorded. */
  Set<Digest> content(List<JournalEntry> entries) {
    Set<Digest> digests = new TreeSet<>();
    for (JournalEntry entry : entries) {
      switch (entry.event()) {
        case Event.AttemptsStarted(_, var attempts) ->
            attempts.stream()
                .map(Event.Attempt::task)
                .filter(task -> effect(task.stage()).isPresent())
                .forEach(task ->
                    record
                        .view()
                        .task(task)
                        .orElseThrow()
                        .inputs()
                        .values()
                        .forEach(input -> add(digests, input)));
        case Event.TaskFinished done when effect(done.task().stage()).isPresent() ->
            done.outputs()
                .values()
                .forEach(output -> digests.addAll(Trees.digests(store.assets(), output)));
        default -> {} // its content can be made again
      }
    }
    return digests;
  }

  private void add(Set<Digest> digests, InputValue value) {
    switch (value) {
      case Snapshot snapshot -> digests.addAll(Trees.digests(store.assets(), snapshot));
      case Members members -> members.list().forEach(member -> add(digests, member.snapshot()));
      case PartialMembers(var members, _) -> add(digests, members);
      case InputValue.Absent _ -> {}
    }
  }

  /** What the ledger knows of the effect of an order, where it has one. */
  Optional<Entry> entry(Order.Perform order) {
    return order.effect().flatMap(effect -> store.effects().find(effect.id()));
  }

  /** Why an attempt whose intent is in the ledger may not act after all. */
  static Optional<WorkResult> refusal(Entry entry) {
    return why(entry)
        .map(failure -> new WorkResult(new Outcome.Failed(failure), AttemptStats.NONE));
  }

  /** Whether an attempt before may have acted, and nobody has decided since. */
  static boolean isInDoubt(Entry entry) {
    return entry.doubts() > 0;
  }

  private static Optional<Failure> why(Entry entry) {
    String again = "'kryptonx effects resend " + entry.key() + "' lets the next run act";
    if (entry.needsDecision()) {
      return Optional.of(
          new Failure(
              Failure.Kind.UNKNOWN,
              "attempt %d of run %s may have acted or not (on_unknown: review); look at the other"
                      .formatted(entry.attempt(), entry.run())
                  + " side for the key "
                  + entry.key()
                  + "; "
                  + again));
    }
    if (entry.state() == State.DONE && entry.mode() == Effect.Mode.ONCE) {
      return Optional.of(
          new Failure(
              Failure.Kind.LOST,
              "run %s has done it, and what it recorded is gone from the store; "
                      .formatted(entry.run())
                  + again));
    }
    return Optional.empty();
  }

  /** The effect of a stage, where it is one. */
  Optional<Effect> effect(String stage) {
    return record.view().graph().stage(stage).flatMap(node -> node.stage().effect());
  }

  private EventId key(TaskId task) {
    return EventId.ofEffect(
        pipeline(),
        stage(task).actsFor(task),
        record.view().task(task).orElseThrow().fingerprint().orElseThrow());
  }

  private Stage stage(TaskId task) {
    return record.view().graph().stage(task.stage()).orElseThrow().stage();
  }

  private String pipeline() {
    return record.view().start().pipeline();
  }
}
