package io.kryptonx.scheduler.graph;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.pipeline.Input;
import java.util.ArrayList;
import java.util.List;

/**
 * An input of a stage with its place in the dimensions of asset and stage.
 *
 * @param asset the first of what it takes, which tells dimensions and type of all
 * @param alternatives all that it takes, in order: of each item the first that exists
 * @param index its position among the inputs of the stage, in name order
 * @param kept positions, within the asset's dimensions, of those that the input keeps
 * @param taken positions, within the asset's dimensions, of those that it takes away
 * @param places position within the stage's dimensions of each kept one
 */
public record Port(
    int index,
    Input input,
    AssetNode asset,
    List<AssetNode> alternatives,
    List<Integer> kept,
    List<Integer> taken,
    List<Integer> places) {

  public Port {
    alternatives = List.copyOf(alternatives);
    kept = List.copyOf(kept);
    taken = List.copyOf(taken);
    places = List.copyOf(places);
  }

  /** The dimensions that it brings to the stage. */
  public List<String> dimensions() {
    return kept.stream().map(asset.dimensions()::get).toList();
  }

  /** Whether something of a node is among what it takes. */
  public boolean takes(String node) {
    return alternatives.stream().anyMatch(each -> each.ref().node().equals(node));
  }

  /** Whether there is a choice between several assets. */
  public boolean isChoice() {
    return alternatives.size() > 1;
  }

  /** Whether it makes a collection; one that a loop gives is one already. */
  public boolean isCollection() {
    return input.isCollection() && !asset.given();
  }

  /** Whether items are taken one by one: also a choice to be collected is made so. */
  public boolean takesItems() {
    return !isCollection() || isChoice();
  }

  /** The kept parts of an item of the asset. */
  public Item key(Item item) {
    return taken.isEmpty() ? item : select(item, kept);
  }

  /** The parts that were taken away, of an item of the asset. */
  public Item rest(Item item) {
    return select(item, taken);
  }

  /** The parts of an item of the stage that this input brought. */
  public Item project(Item stageItem) {
    return select(stageItem, places);
  }

  private static Item select(Item item, List<Integer> positions) {
    List<String> parts = new ArrayList<>(positions.size());
    for (int position : positions) {
      parts.add(item.parts().get(position));
    }
    return new Item(parts);
  }
}
