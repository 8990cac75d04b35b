package io.kryptonx.engine.answer;

import io.kryptonx.engine.run.RunHistory;
import io.kryptonx.engine.run.RunRecord;
import io.kryptonx.model.event.RunStart;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.storage.Store;
import java.util.List;
import java.util.Optional;

/**
 * The run that the tasks of a run are compared with: its base run. Where that was over some stages
 * or a sample only and does not have the tasks, it is the latest before it that was over as much.
 */
final class ComparedRun {

  private static final int MAX_STEPS_BACK = 50;

  private ComparedRun() {}

  /**
   * The run to compare with.
   *
   * @param tasks of {@code now}
   */
  static Optional<RunView> of(Store store, RunView now, List<TaskView> tasks) {
    Optional<RunView> base = before(store, now);
    Optional<RunView> each = base;
    for (int i = 0; i < MAX_STEPS_BACK && each.isPresent(); i++) {
      RunView run = each.get();
      if (isOverAsMuch(run.start(), now.start()) || tasks.stream().allMatch(t -> knows(run, t))) {
        return each;
      }
      each = before(store, run);
    }
    return base;
  }

  private static Optional<RunView> before(Store store, RunView run) {
    return run.start()
        .base()
        .flatMap(base -> new RunHistory(store, run.start().pipeline()).find(base))
        .map(base -> RunRecord.read(store, base.run()).view());
  }

  private static boolean isOverAsMuch(RunStart run, RunStart now) {
    boolean whole = run.targets().isEmpty() && run.publishes();
    return whole || run.targets().equals(now.targets()) && run.publishes() == now.publishes();
  }

  private static boolean knows(RunView run, TaskView task) {
    return run.task(task.id()).flatMap(TaskView::fingerprint).isPresent();
  }
}
