package io.kryptonx.scheduler.graph;

import io.kryptonx.model.pipeline.Input;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An input and its asset, before the dimensions of the stage are known. */
record Wire(
    Input input,
    AssetNode asset,
    List<AssetNode> alternatives,
    List<Integer> kept,
    List<Integer> taken) {

  /**
   * Of an input.
   *
   * @param around how many dimensions the loop has in which the stage stands; they always stay
   */
  static Wire of(Input input, List<AssetNode> alternatives, int around) {
    AssetNode asset = alternatives.getFirst();
    List<Integer> kept = new ArrayList<>();
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < asset.dimensions().size(); i++) {
      (i < around || keeps(input, asset, i) ? kept : taken).add(i);
    }
    return new Wire(input, asset, alternatives, kept, taken);
  }

  private static boolean keeps(Input input, AssetNode asset, int position) {
    return switch (input.collect()) {
      case Input.Collect.Plain plain ->
          switch (plain) {
            case NOTHING -> true;
            case LAST -> position < asset.dimensions().size() - 1;
            case ALL -> false;
          };
      case Input.Collect.To(var dimension) -> asset.dimensions().get(position).equals(dimension);
    };
  }

  List<String> dimensions() {
    return kept.stream().map(asset.dimensions()::get).toList();
  }

  Port port(int index, List<String> stageDimensions) {
    List<Integer> places = dimensions().stream().map(stageDimensions::indexOf).toList();
    return new Port(index, input, asset, alternatives, kept, taken, places);
  }

  /** Those of the loop around, then the dimensions of all, in order of first appearance. */
  static List<String> dimensions(List<String> around, List<Wire> wires) {
    Set<String> all = new LinkedHashSet<>(around);
    wires.forEach(wire -> all.addAll(wire.dimensions()));
    return List.copyOf(all);
  }
}
