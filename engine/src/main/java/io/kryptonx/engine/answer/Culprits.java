package io.kryptonx.engine.answer;

import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.LoopView;
import io.kryptonx.scheduler.LoopView.IterationView;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.List;
import java.util.Optional;

/** Finds what failed in loops that failed. */
public final class Culprits {

  private Culprits() {}

  /**
   * The task that failed in a loop, or in a loop in it; the task itself where it is no loop, or
   * where the loop failed of something else.
   */
  public static TaskView of(RunView run, TaskView failed) {
    TaskView culprit = failed;
    Optional<TaskView> within = within(run, failed);
    while (within.isPresent()) {
      culprit = within.get();
      within = within(run, culprit);
    }
    return culprit;
  }

  private static Optional<TaskView> within(RunView run, TaskView task) {
    Optional<List<IterationView>> passes = run.loop(task.id()).map(LoopView::iterations);
    if (!is(task, TaskStatus.FAILED) || passes.filter(all -> !all.isEmpty()).isEmpty()) {
      return Optional.empty();
    }
    TaskId pass = new TaskId(task.id().stage(), task.item(), passes.get().getLast().path());
    return run.graph().stages().stream()
        .filter(stage -> isDirectlyIn(run, stage, pass.stage()))
        .filter(stage -> stage.failed().isEmpty()) // otherwise something takes care of it
        .flatMap(stage -> run.tasks(stage.name()).stream())
        .filter(inner -> inner.id().iteration().equals(pass.iteration()))
        .filter(inner -> Tasks.first(inner.item(), pass.item().parts().size()).equals(pass.item()))
        .filter(inner -> is(inner, TaskStatus.FAILED))
        .findFirst();
  }

  private static boolean isDirectlyIn(RunView run, StageNode stage, String loop) {
    return run.graph().loopAround(stage.name()).map(LoopNode::name).equals(Optional.of(loop));
  }

  private static boolean is(TaskView task, TaskStatus status) {
    return task.status().filter(status::equals).isPresent();
  }
}
