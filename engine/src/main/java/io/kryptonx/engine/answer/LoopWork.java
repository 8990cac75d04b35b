package io.kryptonx.engine.answer;

import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.AttemptStats;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the attempts of tasks in loops took in a run. */
public final class LoopWork {

  private static final Took NOTHING = new Took(0, 0);

  private final Map<TaskId, Took> took = new HashMap<>();

  /** What one task took. */
  record Took(int attempts, long workedMillis) {
    Took and(Took other) {
      return new Took(attempts + other.attempts, workedMillis + other.workedMillis);
    }
  }

  /** From attempts whose times are known. */
  public static LoopWork of(List<Span> spans) {
    LoopWork work = new LoopWork();
    spans.forEach(span -> work.add(span.task(), new Took(1, span.workedMillis())));
    return work;
  }

  /** Takes the next event of the run. */
  void add(Event event) {
    switch (event) {
      case Event.TaskFinished finished -> add(finished.task(), finished.stats());
      case Event.AttemptFailed failed -> add(failed.task(), failed.stats());
      default -> {} // tells nothing about attempts that ended
    }
  }

  private void add(TaskId task, AttemptStats stats) {
    add(task, new Took(1, stats.workedMillis()));
  }

  private void add(TaskId task, Took more) {
    if (!task.iteration().path().isEmpty()) {
      took.merge(task, more, Took::and);
    }
  }

  Took of(TaskId task) {
    return took.getOrDefault(task, NOTHING);
  }
}
