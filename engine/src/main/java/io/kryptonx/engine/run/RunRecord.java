package io.kryptonx.engine.run;

import io.kryptonx.model.asset.Contents;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.Order;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.Scheduler;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.RunTally;
import io.kryptonx.storage.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A run as its entries tell it: the core's state, and beside it what the core does not need but
 * people ask for. Live and read back it is fed in the same way.
 */
public final class RunRecord {

  private final Scheduler scheduler = new Scheduler();
  private final Contents contents;
  private final Map<TaskId, Snapshot> failureLogs = new TreeMap<>();
  private final Map<TaskId, Instant> failedAt = new TreeMap<>();
  private final Map<TaskId, Instant> parkedAt = new TreeMap<>();
  private final List<Event.Diverged> diverged = new ArrayList<>();
  private long sequence;
  private Instant started = Instant.EPOCH;
  private Instant last = Instant.EPOCH;
  private Optional<Event.RunEnded> end = Optional.empty();

  /** An empty record; its first entry is the start of the run. */
  public RunRecord(Contents contents) {
    this.contents = contents;
  }

  /** Reads a run back from the journal. */
  public static RunRecord read(Store store, RunId run) {
    RunRecord record = new RunRecord(store.assets());
    store.journal().read(run, entry -> record.add(entry));
    return record;
  }

  /** Applies the next entry. */
  public List<Order> add(JournalEntry entry) {
    sequence = entry.sequence();
    last = entry.time();
    List<Order> orders = scheduler.apply(entry.event(), contents);
    switch (entry.event()) {
      case Event.RunStarted _ -> started = entry.time();
      case Event.AttemptFailed failed -> {
        remember(failed.task(), failed.stats());
        failedAt.put(failed.task(), last);
      }
      case Event.ReviewsParked(var tasks) ->
          tasks.forEach(task -> parkedAt.putIfAbsent(task, last));
      case Event.Diverged event -> diverged.add(event);
      case Event.RunEnded event -> end = Optional.of(event);
      default -> {} // the core alone looks at the others
    }
    return orders;
  }

  private void remember(TaskId task, AttemptStats stats) {
    stats.log().ifPresent(log -> failureLogs.put(task, log));
  }

  /** The core. */
  public Scheduler scheduler() {
    return scheduler;
  }

  /** The state of the core. */
  public RunView view() {
    return scheduler.view();
  }

  /** The sequence number of the last entry. */
  public long sequence() {
    return sequence;
  }

  /** The time of the last entry. */
  public Instant last() {
    return last;
  }

  /** What a task printed in the attempt that failed. */
  public Optional<Snapshot> failureLog(TaskId task) {
    return Optional.ofNullable(failureLogs.get(task));
  }

  /** When the last attempt of a task failed, or else the last entry was made. */
  public Instant failedAt(TaskId task) {
    return failedAt.getOrDefault(task, last);
  }

  /** When a task began to wait for people, where it did. */
  public Optional<Instant> parkedAt(TaskId task) {
    return Optional.ofNullable(parkedAt.get(task));
  }

  /** Impurities that were found. */
  public List<Event.Diverged> diverged() {
    return List.copyOf(diverged);
  }

  /** The header that the journal keeps of it. */
  public RunHeader header() {
    var start = view().start();
    return new RunHeader(
            start.run(),
            start.pipeline(),
            start.run().number(),
            start.revision(),
            start.inputsDigest(),
            start.sources(),
            started,
            end.map(Event.RunEnded::status).orElse(view().status()),
            end.map(_ -> last),
            end.map(Event.RunEnded::manifest),
            end.map(Event.RunEnded::details))
        .with(tally());
  }

  private RunTally tally() {
    SortedMap<TaskStatus, Integer> tasks = new TreeMap<>();
    view()
        .stages()
        .forEach(stage -> stage.counts().forEach((k, n) -> tasks.merge(k, n, Integer::sum)));
    boolean inPlace = view().publicationRefused().isEmpty() && !view().isPublishing();
    return new RunTally(tasks, inPlace ? view().publication().size() : 0);
  }
}
