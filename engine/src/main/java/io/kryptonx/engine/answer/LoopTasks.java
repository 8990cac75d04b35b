package io.kryptonx.engine.answer;

import io.kryptonx.definition.problem.DidYouMean;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.LoopNode;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.List;
import java.util.Optional;

/** Finds the tasks of a run that are loops by what people write. */
final class LoopTasks {

  private LoopTasks() {}

  /**
   * The loops that selectors mean, all or those of some items.
   *
   * @param item as {@link Tasks#find} takes it
   * @throws KryptonxException NOT_FOUND naming the loops that there are
   */
  static List<TaskView> find(RunView run, String selectors, Optional<String> item) {
    List<TaskView> tasks = Tasks.find(run, selectors, item);
    List<TaskView> loops = tasks.stream().filter(task -> isLoop(run, task)).toList();
    if (loops.isEmpty() && !run.stage(selectors).filter(s -> isLoop(run, s.name())).isPresent()) {
      throw new KryptonxException(ErrorCode.NOT_FOUND, none(run, selectors));
    }
    return loops;
  }

  /**
   * The one loop that is meant.
   *
   * @throws KryptonxException as {@link #find}, and USAGE if there are several
   */
  static TaskView single(RunView run, String stage, Optional<String> item) {
    List<TaskView> loops = find(run, stage, item);
    if (loops.size() != 1) {
      throw new KryptonxException(
          ErrorCode.USAGE,
          loops.isEmpty()
              ? "loop " + stage + " has no task in " + run.start().run()
              : "loop %s goes over %d items; name one: %s"
                  .formatted(stage, loops.size(), Tasks.some(loops)));
    }
    return loops.getFirst();
  }

  private static boolean isLoop(RunView run, TaskView task) {
    return isLoop(run, task.id().stage());
  }

  private static boolean isLoop(RunView run, String stage) {
    return run.graph().loop(stage).isPresent();
  }

  private static String none(RunView run, String selectors) {
    Optional<LoopNode> around = run.graph().loopAround(selectors);
    if (around.isPresent()) {
      return "stage %s is no loop, but stands in one; ask for %s"
          .formatted(selectors, around.get().name());
    }
    List<String> loops =
        run.graph().stages().stream()
            .filter(StageNode::isLoop)
            .map(StageNode::name)
            .filter(name -> run.stage(name).isPresent())
            .toList();
    return loops.isEmpty()
        ? "'%s' is no loop, and %s has none".formatted(selectors, run.start().run())
        : "'%s' is no loop; %s has the loops %s"
            .formatted(selectors, run.start().run(), DidYouMean.listed(loops));
  }
}
