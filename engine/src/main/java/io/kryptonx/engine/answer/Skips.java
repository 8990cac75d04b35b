package io.kryptonx.engine.answer;

import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.TaskStatus;
import io.kryptonx.scheduler.RunView;
import io.kryptonx.scheduler.RunView.TaskView;
import io.kryptonx.scheduler.graph.AssetNode;
import io.kryptonx.scheduler.graph.Port;
import io.kryptonx.scheduler.graph.StageNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why tasks were skipped. */
final class Skips {

  private final RunView run;

  Skips(RunView run) {
    this.run = run;
  }

  String of(TaskView task) {
    Optional<StageNode> stage = run.graph().stage(task.id().stage());
    Optional<String> condition = stage.flatMap(node -> node.stage().when());
    if (condition.isPresent() && task.fingerprint().isPresent()) {
      return "its condition does not hold: " + condition.get().strip();
    }
    return stage.map(StageNode::ports).orElse(List.of()).stream()
        .filter(port -> !port.isCollection() && !task.inputs().containsKey(port.input().name()))
        .flatMap(port -> port.alternatives().stream().flatMap(asset -> above(task, port, asset)))
        .findFirst()
        .orElse("its item has no partner at another input");
  }

  private Stream<String> above(TaskView task, Port port, AssetNode asset) {
    String node = asset.ref().node();
    Optional<TaskView> maker =
        run.task(Tasks.maker(run, task.id(), node, port.project(task.item())));
    Optional<TaskStatus> status = maker.flatMap(TaskView::status);
    if (status.isEmpty()) {
      return Stream.empty();
    }
    if (status.get() == TaskStatus.SKIPPED) {
      return Stream.of(node + " was skipped");
    }
    if (asset.ref().output().equals(Output.FAILED) && status.get().hasOutputs()) {
      return Stream.of(node + " did not fail");
    }
    return maker
        .filter(above -> !above.outputs().containsKey(asset.ref().output()))
        .flatMap(above -> Routes.taken(run, above))
        .map(taken -> node + " " + taken)
        .stream();
  }
}
