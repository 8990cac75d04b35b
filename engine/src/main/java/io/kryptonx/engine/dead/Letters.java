package io.kryptonx.engine.dead;

import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.StageView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Decisions.Decision;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The dead letters of a pipeline. Of each task the latest run counts that decided about it: one in
 * which it ended, but for cancelled ones. Runs are gone through from the latest back to one that
 * went over the whole pipeline: what that one does not have is not there any more. Samples are
 * trials and decide nothing; what was rolled back to was decided before.
 */
public final class Letters {

  /** The most runs that are gone through. */
  private static final int FAR_BACK = 200;

  private final Store store;
  private final RunHistory history;
  private final Map<TaskId, RunId> decided = new HashMap<>();
  private final Set<TaskId> failed = new TreeSet<>();
  private final Map<TaskId, Letter> letters = new TreeMap<>();
  private final Map<Digest, Decision> dropped;
  private final List<RunView> views = new ArrayList<>();
  private Optional<RunId> whole = Optional.empty();

  private Letters(Store store, RunHistory history) {
    this.store = store;
    this.history = history;
    this.dropped = Letter.dropped(store, history.pipeline());
  }

  /**
   * The dead letters of a pipeline.
   *
   * @param unfinishedRedrive whether a redrive that has not ended counts: with it the letters are
   *     as they stand, without it as they were when it began
   */
  public static Letters of(Store store, RunHistory history, boolean unfinishedRedrive) {
    Letters letters = new Letters(store, history);
    letters.read(unfinishedRedrive);
    return letters;
  }

  /** All of them, by task. */
  public List<Letter> all() {
    return List.copyOf(letters.values());
  }

  /** The runs that decide, the latest first; none where nothing failed. */
  public List<RunView> views() {
    return List.copyOf(views);
  }

  /** The runs without which the letters would be others, or could not be looked at. */
  public Set<RunId> needed() {
    Set<RunId> runs = new TreeSet<>();
    whole.ifPresent(runs::add);
    failed.forEach(task -> Optional.ofNullable(decided.get(task)).ifPresent(runs::add));
    letters.values().stream()
        .filter(letter -> letter.state() != Letter.State.DROPPED)
        .forEach(letter -> runs.add(letter.record().run()));
    return runs;
  }

  private void read(boolean unfinishedRedrive) {
    List<RunHeader> runs = new ArrayList<>();
    for (RunHeader run : history.latest(FAR_BACK)) {
      if (run.body().isReadable() && counts(run, unfinishedRedrive)) {
        runs.add(run);
        if (whole.isPresent()) {
          break;
        }
      }
    }
    if (runs.stream().anyMatch(Letters::mayHaveFailures)) {
      runs.forEach(run -> decide(RunRecord.read(store, run.run())));
    }
  }

  private boolean counts(RunHeader run, boolean unfinishedRedrive) {
    RunStart start = history.start(run.run());
    boolean sample = start.targets().isEmpty() && !start.publishes();
    boolean open = !run.status().isEnd();
    if (sample || start.rollback().isPresent()) {
      return false;
    }
    if (start.isWhole()
        && (run.status() == RunStatus.SUCCEEDED || run.status() == RunStatus.FAILED)) {
      whole = Optional.of(run.run());
    }
    return !open || unfinishedRedrive || start.redrive().isEmpty();
  }

  private static boolean mayHaveFailures(RunHeader run) {
    return run.tally()
        .map(tally -> tally.tasks().getOrDefault(TaskStatus.FAILED, 0) > 0)
        .orElse(true);
  }

  private void decide(RunRecord record) {
    RunView view = record.view();
    views.add(view);
    for (StageView stage : view.stages()) {
      for (TaskView task : view.tasks(stage.name())) {
        Optional<TaskStatus> status = task.status().filter(Letters::decides);
        boolean first =
            status.isPresent() && decided.putIfAbsent(task.id(), view.start().run()) == null;
        if (status.filter(s -> s == TaskStatus.FAILED).isPresent()) {
          failed.add(task.id());
          if (first) {
            add(record, task);
          }
        }
      }
    }
  }

  private static boolean decides(TaskStatus status) {
    return status != TaskStatus.CANCELLED && status != TaskStatus.WAITING;
  }

  private void add(RunRecord record, TaskView task) {
    RunView view = record.view();
    view.deadLetter(task.id(), record.failedAt(task.id()))
        .ifPresent(letter ->
            letters.put(
                task.id(),
                new Letter(
                    letter,
                    view.handlesFailures(task.id().stage()),
                    Optional.ofNullable(dropped.get(letter.id())),
                    task,
                    view)));
  }
}
