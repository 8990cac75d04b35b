package io.kryptonx.engine.profile;

import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.Event.Attempt;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The attempts of a run and when results of equal work were found, in milliseconds since the start.
 * The end of an attempt is the time of its entry, its start that less the time it worked. The time
 * from the last entry of an engine that died to the first of the next is taken out.
 */
final class AttemptLog {

  private final List<Try> tries = new ArrayList<>();
  private final Map<TaskId, Long> found = new HashMap<>();
  private final Map<Attempt, Long> open = new LinkedHashMap<>();
  private Optional<Instant> started = Optional.empty();
  private Instant last = Instant.EPOCH;
  private boolean engineSeen;
  private long down;

  /** An attempt, when it is not known yet since when it could have been made. */
  record Try(TaskId task, int number, long start, long end, Result result) {}

  /** Takes the next entry. */
  void add(JournalEntry entry) {
    if (started.isEmpty()) {
      started = Optional.of(entry.time());
      last = entry.time();
    }
    if (entry.event() instanceof Event.EngineStarted) {
      engineStarted(entry.time());
    }
    last = entry.time();
    long now = elapsed();
    switch (entry.event()) {
      case Event.AttemptsStarted e -> e.attempts().forEach(attempt -> open.put(attempt, now));
      case Event.TaskFinished e -> ended(e.task(), e.attempt(), now, e.stats(), Result.FINISHED);
      case Event.AttemptFailed e -> ended(e.task(), e.attempt(), now, e.stats(), Result.FAILED);
      case Event.InputsLost e -> {
        if (e.attempt() > 0) { // otherwise an iteration could not be judged
          ended(e.task(), e.attempt(), now, AttemptStats.NONE, Result.LOST);
        }
      }
      case Event.ResultsFound e -> e.results().forEach(each -> found.putIfAbsent(each.task(), now));
      default -> {} // tells nothing about times
    }
  }

  private void engineStarted(Instant time) {
    if (engineSeen) {
      leaveOpen(Result.LOST);
      down += Math.max(0, Duration.between(last, time).toMillis());
    }
    engineSeen = true;
  }

  private void ended(TaskId task, int number, long now, AttemptStats stats, Result result) {
    Long granted = open.remove(new Attempt(task, number));
    long earliest = granted == null ? 0 : granted;
    long start = Math.clamp(now - stats.workedMillis(), Math.min(earliest, now), now);
    tries.add(new Try(task, number, start, now, result));
  }

  private void leaveOpen(Result result) {
    long now = elapsed();
    open.forEach((attempt, start) ->
        tries.add(new Try(attempt.task(), attempt.number(), start, now, result)));
    open.clear();
  }

  /** All attempts in the order in which they ended; open ones end with the last entry. */
  List<Try> tries() {
    leaveOpen(Result.STOPPED);
    return tries;
  }

  /** When a result of equal work was found for a task, where that was journaled by name. */
  Optional<Long> found(TaskId task) {
    return Optional.ofNullable(found.get(task));
  }

  Instant started() {
    return started.orElse(Instant.EPOCH);
  }

  /** From the start to the last entry. */
  long elapsed() {
    return Math.max(0, Duration.between(started(), last).toMillis() - down);
  }

  long down() {
    return down;
  }
}
