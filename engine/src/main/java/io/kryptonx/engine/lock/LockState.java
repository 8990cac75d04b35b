package io.kryptonx.engine.lock;

import io.kryptonx.model.task.Lock;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import java.util.Locale;
import java.util.Optional;

/** What became of a lock in the latest run. */
public enum LockState {
  /** No run has been given it, or that run did not come to the task. */
  NEW,
  /** It holds, and the task would have made it of what it has. */
  HELD,
  /** It holds, although the inputs moved on. */
  STALE,
  /** The task is not there any more. */
  ORPHANED,
  /** What it holds is lost, or is not what the stage makes now. */
  BROKEN;

  /** The word for it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of a lock as the latest run tells it. */
  public static LockState of(Lock lock, Optional<RunView> latest) {
    if (latest.filter(run -> run.locks().contains(lock)).isEmpty()) {
      return NEW;
    }
    RunView run = latest.get();
    if (run.orphans().contains(lock)) {
      return ORPHANED;
    }
    Optional<TaskView> task = run.task(run.holder(lock));
    Optional<TaskStatus> status = task.flatMap(TaskView::status);
    if (status.filter(s -> s == TaskStatus.LOCKED).isPresent()) {
      return task.get().stale() ? STALE : HELD;
    }
    return status.filter(s -> s == TaskStatus.FAILED).isPresent() ? BROKEN : NEW;
  }
}
