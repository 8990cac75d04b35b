package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.LogReport;
import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.model.asset.Snapshot;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    List<LogReport> reports = new ArrayList<>();
    for (TaskView task : tasks) {
      TaskStatus status = task.status().orElse(TaskStatus.WAITING);
      List<Printed> attempts = own.getOrDefault(task.id(), List.of());
      for (Printed attempt : attempts) {
        reports.add(new LogReport(task.id(), status, attempt.number(), "", text(attempt)));
      }
      if (attempts.isEmpty()) {
        reports.add(earlier(run, task, status));
      }
    }
    return reports;
  }

  private LogReport earlier(RunId run, TaskView task, TaskStatus status) {
    if (task.fingerprint().isPresent() && status.hasOutputs()) {
      for (RunHeader header : history.latest(RUNS_BACK)) {
        if (header.number() <= run.number()) {
          Optional<Printed> found = find(header.run(), task.fingerprint().get());
          if (found.isPresent()) {
            String note = "printed in " + header.run();
            return new LogReport(task.id(), status, found.get().number(), note, text(found.get()));
          }
        }
      }
    }
    return new LogReport(task.id(), status, 0, "it did not run", "");
  }

  private Optional<Printed> find(RunId run, Fingerprint fingerprint) {
    List<Printed> found = new ArrayList<>();
    store
        .journal()
        .read(
            run,
            entry -> {
              if (entry.event() instanceof Event.TaskFinished finished
                  && finished.fingerprint().equals(fingerprint)) {
                found.add(new Printed(finished.attempt(), finished.stats().log()));
              }
            });
    return found.stream().findFirst();
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
    printed.computeIfAbsent(task, _ -> new ArrayList<>()).add(new Printed(attempt, stats.log()));
  }

  private String text(Printed printed) {
    try {
      return printed
          .log()
          .map(log -> new String(store.assets().get(log.digest()), StandardCharsets.UTF_8))
          .orElse("");
    } catch (MissingContentException _) {
      return "(what it printed is no longer in the store)\n";
    }
  }

  /** An attempt and what it printed. */
  private record Printed(int number, Optional<Snapshot> log) {}
}
