package io.kryptonx.engine.dead;

import io.kryptonx.engine.answer.BlockedTasks;
import io.kryptonx.engine.answer.Culprits;
import io.kryptonx.engine.answer.Printed;
import io.kryptonx.engine.report.DeadLetterReport;
import io.kryptonx.engine.report.DeadLetterReport.Attempt;
import io.kryptonx.engine.report.DeadLetterReport.Details;
import io.kryptonx.engine.report.DeadLetterReport.Input;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.pipeline.Labels;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All that is known of dead letters, from the journals of the runs in which they failed. */
public final class LetterDetails {

  private final Store store;
  private final Map<RunId, Failed> runs = new HashMap<>();

  /** Details from a store. */
  public LetterDetails(Store store) {
    this.store = store;
  }

  /** A run in which something failed, with its failed attempts by task. */
  private record Failed(RunView view, BlockedTasks blocked, Map<TaskId, List<Attempt>> attempts) {}

  /** The outline of a letter. */
  public static DeadLetterReport report(Letter letter) {
    Labels pipeline = letter.view().graph().pipeline().labels();
    Labels labels =
        letter
            .view()
            .graph()
            .stage(letter.stage())
            .map(node -> node.stage().labels())
            .orElse(Labels.NONE);
    return new DeadLetterReport(
        letter.record(),
        letter.state(),
        labels.owner().or(pipeline::owner),
        labels.criticality().or(pipeline::criticality),
        letter.dropped());
  }

  /** The details of some letters. */
  public List<Details> of(List<Letter> letters) {
    return letters.stream().map(this::details).toList();
  }

  private Details details(Letter letter) {
    if (!isReadable(letter.record().run())) {
      TaskView task = letter.task();
      return new Details(report(letter), task.id(), inputs(task), List.of(), 0);
    }
    Failed run = runs.computeIfAbsent(letter.record().run(), this::read);
    TaskView task = run.view().task(letter.record().task()).orElse(letter.task());
    TaskView culprit = Culprits.of(run.view(), task);
    return new Details(
        report(letter),
        culprit.id(),
        inputs(culprit),
        attempts(run, culprit),
        run.blocked().below(task));
  }

  /** A task that shares the end of equal work made no attempt of its own. */
  private static List<Attempt> attempts(Failed run, TaskView task) {
    List<Attempt> own = run.attempts().getOrDefault(task.id(), List.of());
    if (!own.isEmpty() || task.fingerprint().isEmpty()) {
      return own;
    }
    return run.attempts().entrySet().stream()
        .filter(other ->
            run.view()
                .task(other.getKey())
                .filter(same -> same.fingerprint().equals(task.fingerprint()))
                .isPresent())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(List.of());
  }

  /** For a dropped one nobody keeps the run in which it failed. */
  private boolean isReadable(RunId run) {
    return store.journal().header(run).filter(header -> header.body().isReadable()).isPresent();
  }

  private Failed read(RunId run) {
    RunRecord record = new RunRecord(store.assets());
    Map<TaskId, List<Attempt>> attempts = new HashMap<>();
    store
        .journal()
        .read(
            run,
            entry -> {
              record.add(entry);
              if (entry.event() instanceof Event.AttemptFailed failed) {
                attempts
                    .computeIfAbsent(failed.task(), _ -> new ArrayList<>())
                    .add(attempt(run, entry, failed));
              }
            });
    return new Failed(record.view(), new BlockedTasks(record.view()), attempts);
  }

  private Attempt attempt(RunId run, JournalEntry entry, Event.AttemptFailed failed) {
    return new Attempt(
        run,
        failed.attempt(),
        failed.failure(),
        entry.time(),
        failed.stats().workedMillis(),
        failed.stats().costMicros(),
        failed.retryAt(),
        failed.stats().log().map(log -> Printed.lastLines(store, log)).orElse(List.of()));
  }

  /** What a task was given. */
  public static List<Input> inputs(TaskView task) {
    List<Input> inputs = new ArrayList<>();
    task.inputs().forEach((name, value) -> input(name, value).ifPresent(inputs::add));
    return inputs;
  }

  private static Optional<Input> input(String name, InputValue value) {
    return switch (value) {
      case Snapshot(var type, var size, var digest) ->
          Optional.of(new Input(name, type.toString(), 1, size, digest));
      case Members members -> Optional.of(collection(name, members));
      case PartialMembers partial -> Optional.of(collection(name, partial.members()));
      case InputValue.Absent _ -> Optional.empty();
    };
  }

  private static Input collection(String name, Members members) {
    return new Input(name, "collection", members.size(), 0, members.ref().root());
  }
}
