package io.kryptonx.scheduler.graph;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.AssetRef;
import java.util.List;

/**
 * An asset of a graph.
 *
 * @param index its position in {@link Graph#assets()}
 * @param dimensions of its items, in order
 * @param each whether a single task makes many of its items
 * @param given whether a loop gives it to its stages: then each item is taken as it is, be it one
 *     snapshot or a whole collection
 */
public record AssetNode(
    int index, AssetRef ref, MediaType type, List<String> dimensions, boolean each, boolean given) {

  public AssetNode {
    dimensions = List.copyOf(dimensions);
  }
}
