package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stage of a graph.
 *
 * @param index its position in topological order
 * @param dimensions of its tasks' items: those of its inputs, in order of first appearance
 * @param ports its inputs in name order
 * @param outputs its outputs in name order
 * @param failed the records of why items failed, where something takes them
 */
public record StageNode(
    int index,
    Stage stage,
    List<String> dimensions,
    List<Port> ports,
    List<AssetNode> outputs,
    Optional<AssetNode> failed) {

  public StageNode {
    dimensions = List.copyOf(dimensions);
    ports = List.copyOf(ports);
    outputs = List.copyOf(outputs);
  }

  /** Its outputs, and the records of failures where something takes them. */
  public List<AssetNode> assets() {
    return Stream.concat(outputs.stream(), failed.stream()).toList();
  }

  /** Whether it is a loop. */
  public boolean isLoop() {
    return stage.action() instanceof Action.Loop;
  }

  /** Whether a content goes on to one of its outputs, and to no other. */
  public boolean isRoute() {
    return stage.action() instanceof Action.Route;
  }

  /** The name of the stage. */
  public String name() {
    return stage.name();
  }
}
