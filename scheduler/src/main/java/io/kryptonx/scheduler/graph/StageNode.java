package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Stage;
import java.util.List;

/**
 * A stage of a graph.
 *
 * @param index its position in topological order
 * @param dimensions of its tasks' items: those of its inputs, in order of first appearance
 * @param ports its inputs in name order
 * @param outputs its outputs in name order
 */
public record StageNode(
    int index, Stage stage, List<String> dimensions, List<Port> ports, List<AssetNode> outputs) {

  public StageNode {
    dimensions = List.copyOf(dimensions);
    ports = List.copyOf(ports);
    outputs = List.copyOf(outputs);
  }

  /** The name of the stage. */
  public String name() {
    return stage.name();
  }
}
