package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds what attempts printed: in the run itself, or in the earlier run whose result was used. */
public final class Logs {

  private static final int RUNS_BACK = 50;

  private final Store store;
  private final RunHistory history;

  /** Logs of the runs of a pipeline. */
  public Logs(Store store, RunHistory history) {
    this.store = store;
    this.history = history;
  }

  /** What was printed by the attempts of these tasks of a run. */
  public List<LogReport> of(RunId run, List<TaskView> tasks) {
    Map<TaskId, List<Printed>> own = printed(run);
    Map<Fingerprint, Earlier> earlier = earlier(run, tasks, own.keySet());
    List<LogReport> reports = new ArrayList<>();
    for (TaskView task : tasks) {
      TaskStatus status = task.status().orElse(TaskStatus.WAITING);
      for (Printed attempt : own.getOrDefault(task.id(), List.of())) {
        reports.add(attempt.report(task.id(), status, "", text(attempt)));
      }
      if (!own.containsKey(task.id())) {
        Optional<Earlier> found = task.fingerprint().map(earlier::get);
        reports.add(
            found
                .map(e -> e.report(task.id(), status, text(e.printed())))
                .orElseGet(() -> unheard(task, status)));
      }
    }
    return reports;
  }

  /** One of which there is nothing to read: what an attempt prints is kept when it ends. */
  private static LogReport unheard(TaskView task, TaskStatus status) {
    boolean underWay = task.attempts() > 0 && task.status().isEmpty();
    String note = underWay ? "it has not come to its end" : "it did not run";
    return new LogReport(task.id(), status, underWay ? task.attempts() : 0, 0, note, "");
  }

  /** The latest attempts up to a run that did the work whose results these tasks use. */
  private Map<Fingerprint, Earlier> earlier(RunId run, List<TaskView> tasks, Set<TaskId> own) {
    Set<Fingerprint> wanted = new HashSet<>();
    tasks.stream()
        .filter(task -> !own.contains(task.id()) && !task.outputs().isEmpty())
        .forEach(task -> task.fingerprint().ifPresent(wanted::add));
    Map<Fingerprint, Earlier> found = new HashMap<>();
    for (RunHeader header : history.latest(RUNS_BACK)) {
      if (header.number() <= run.number() && header.body().isReadable() && !wanted.isEmpty()) {
        search(header.run(), wanted, found);
        wanted.removeAll(found.keySet());
      }
    }
    return found;
  }

  private void search(RunId run, Set<Fingerprint> wanted, Map<Fingerprint, Earlier> found) {
    store
        .journal()
        .read(
            run,
            entry -> {
              if (entry.event() instanceof Event.TaskFinished finished
                  && wanted.contains(finished.fingerprint())) {
                Printed printed = new Printed(finished.attempt(), finished.stats());
                found.putIfAbsent(finished.fingerprint(), new Earlier(run, printed));
              }
            });
  }

  private Map<TaskId, List<Printed>> printed(RunId run) {
    Map<TaskId, List<Printed>> printed = new TreeMap<>();
    store
        .journal()
        .read(
            run,
            entry -> {
              switch (entry.event()) {
                case Event.TaskFinished e -> add(printed, e.task(), e.attempt(), e.stats());
                case Event.AttemptFailed e -> add(printed, e.task(), e.attempt(), e.stats());
                default -> {} // nothing else prints
              }
            });
    return printed;
  }

  private static void add(
      Map<TaskId, List<Printed>> printed, TaskId task, int attempt, AttemptStats stats) {
    printed.computeIfAbsent(task, _ -> new ArrayList<>()).add(new Printed(attempt, stats));
  }

  private String text(Printed printed) {
    try {
      return printed
          .stats()
          .log()
          .map(log -> new String(store.assets().get(log.digest()), StandardCharsets.UTF_8))
          .orElse("");
    } catch (MissingContentException _) {
      return "(what it printed is no longer in the store)\n";
    }
  }

  /** An attempt and what it printed. */
  private record Printed(int number, AttemptStats stats) {
    LogReport report(TaskId task, TaskStatus status, String note, String text) {
      return new LogReport(task, status, number, stats.costMicros(), note, text);
    }
  }

  /** An attempt of an earlier run. */
  private record Earlier(RunId run, Printed printed) {
    LogReport report(TaskId task, TaskStatus status, String text) {
      return printed.report(task, status, "printed in " + run, text);
    }
  }
}
