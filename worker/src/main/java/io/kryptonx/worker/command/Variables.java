package io.kryptonx.worker.command;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.folder.OutputCollector;
import io.kryptonx.worker.folder.PlacedInput;
import io.kryptonx.worker.folder.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** The names that the action of an order sees. */
public final class Variables {

  private final AssetStore store;
  private final Namespace names = new Namespace();

  /** The variable that holds the key of an effect. */
  static final String KEY = "KX_KEY";

  private Variables(AssetStore store) {
    this.store = store;
  }

  /** The values by name. */
  static SortedMap<String, String> of(
      WorkOrder order,
      List<PlacedInput> inputs,
      SortedMap<String, String> secrets,
      AssetStore store)
      throws RefusedException {
    Variables variables = new Variables(store);
    for (PlacedInput input : inputs) {
      variables.names.add(input.name(), input.path(), "input '" + input.name() + "'");
    }
    variables.addMissing(inputs);
    for (Output output : order.stage().stage().outputs().values()) {
      variables.names.add(
          output.name(), OutputCollector.path(output), "output '" + output.name() + "'");
    }
    variables.addAll("parameter", order.stage().params());
    variables.addAll("variable", order.stage().stage().env());
    variables.addAll("secret", secrets);
    variables.addItem(order);
    variables.addKey(order);
    for (PlacedInput input : inputs) {
      if (input instanceof PlacedInput.Single(String name, _, Snapshot snapshot)) {
        variables.addFields(name, snapshot);
      }
    }
    return variables.names.values();
  }

  /** The values by name where nothing is laid out in a folder, so that files have none. */
  public static SortedMap<String, String> withoutFolder(
      WorkOrder order, SortedMap<String, String> secrets, AssetStore store)
      throws RefusedException {
    Variables variables = new Variables(store);
    variables.addAll("parameter", order.stage().params());
    variables.addAll("secret", secrets);
    variables.addItem(order);
    variables.addKey(order);
    for (Map.Entry<String, InputValue> input : order.inputs().entrySet()) {
      if (input.getValue() instanceof Snapshot snapshot) {
        variables.addFields(input.getKey(), snapshot);
      }
    }
    return variables.names.values();
  }

  private void addKey(WorkOrder order) throws RefusedException {
    if (order.key().isPresent()) {
      names.add(KEY, order.key().get().toString(), "the key of the effect");
    }
  }

  private void addAll(String kind, SortedMap<String, String> values) throws RefusedException {
    for (Map.Entry<String, String> value : values.entrySet()) {
      names.add(value.getKey(), value.getValue(), kind + " '" + value.getKey() + "'");
    }
  }

  private void addItem(WorkOrder order) throws RefusedException {
    if (!order.stage().stage().reads().contains(Read.ITEM)) {
      return;
    }
    names.add("item", order.task().item().text(), "the item ('reads')");
    List<String> parts = order.task().item().parts();
    for (int i = 0; i < Math.min(parts.size(), order.dimensions().size()); i++) {
      String dimension = order.dimensions().get(i);
      names.add("item_" + dimension, parts.get(i), "the dimension '" + dimension + "' of the item");
    }
  }

  private void addMissing(List<PlacedInput> inputs) throws RefusedException {
    for (PlacedInput input : inputs) {
      if (input instanceof PlacedInput.Collection collection && collection.missing().isPresent()) {
        names.add(
            input.name() + "_missing",
            collection.missing().get().path(),
            "what input '" + input.name() + "' lacks");
      }
    }
  }

  private void addFields(String name, Snapshot snapshot) throws RefusedException {
    if (!snapshot.type().isJson() || snapshot.size() > JsonFields.MAX_BYTES) {
      return;
    }
    for (Map.Entry<String, String> field :
        JsonFields.read(name, store.get(snapshot.digest())).entrySet()) {
      names.add(
          name + "_" + field.getKey(),
          field.getValue(),
          "the field '" + field.getKey() + "' of input '" + name + "'");
    }
  }
}
