package io.kryptonx.engine.answer;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which branches tasks of routes took, and why: what is recorded, and the definition of the run.
 */
final class Routes {

  private Routes() {}

  /**
   * Where a task sent its content on to, and since when; none where it is no route's or did not.
   */
  static Optional<String> taken(RunView run, TaskView task) {
    return run.graph()
        .stage(task.id().stage())
        .filter(_ -> !task.outputs().isEmpty())
        .flatMap(node ->
            node.stage().action() instanceof Action.Route route
                ? Optional.of(taken(route, task.outputs().firstKey()))
                : Optional.empty());
  }

  private static String taken(Action.Route route, String branch) {
    return route
        .condition(branch)
        .map(condition -> "sent it on to " + branch + ", since " + line(condition))
        .orElse("sent it on to " + branch + ", since no condition holds");
  }

  /** {@code route to invoice 3, letter 12}; without numbers before it has run. */
  static String text(Action.Route route, String stage, Optional<RunView> run) {
    return route.names().stream()
        .map(branch ->
            run.filter(view -> view.stage(stage).isPresent())
                .map(view -> branch + " " + count(view, stage, branch))
                .orElse(branch))
        .collect(Collectors.joining(", ", "route to ", ""));
  }

  private static long count(RunView run, String stage, String branch) {
    return run.tasks(stage).stream().filter(task -> task.outputs().containsKey(branch)).count();
  }

  private static String line(String condition) {
    return condition.strip().replaceAll("\\s+", " ");
  }
}
