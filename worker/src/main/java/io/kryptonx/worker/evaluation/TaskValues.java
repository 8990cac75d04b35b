package io.kryptonx.worker.evaluation;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.json.JsonValue;
import io.kryptonx.worker.table.RowCount;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the names of an expression stand for: JSON is its value, anything else an object of {@code
 * size}, {@code type} and {@code digest} (and {@code rows} for tables), a collection a map from
 * item to that, nothing is null. Used by one thread.
 */
final class TaskValues {

  /** The most bytes of JSON that one expression looks at, all inputs together. */
  static final long MAX_JSON_BYTES = 16L << 20;

  private static final String ROWS = "rows";

  private final AssetStore store;
  private final WorkOrder order;
  private final SortedMap<String, AssetContent> outputs;
  private final boolean counts;
  private long jsonBytes;

  private TaskValues(
      AssetStore store,
      WorkOrder order,
      SortedMap<String, AssetContent> outputs,
      Expression expression) {
    this.store = store;
    this.order = order;
    this.outputs = outputs;
    this.counts = expression.text().contains(ROWS);
  }

  /**
   * The values of all names that an expression mentions.
   *
   * @param outputs of the task, where it has made them
   * @throws RefusedException if an input cannot be looked at
   * @throws io.kryptonx.storage.MissingContentException if content is not in the store
   */
  static Map<String, Object> of(
      AssetStore store,
      WorkOrder order,
      SortedMap<String, AssetContent> outputs,
      Expression expression)
      throws RefusedException {
    TaskValues values = new TaskValues(store, order, outputs, expression);
    Map<String, Object> all = new HashMap<>(order.stage().rules().params());
    for (List<String> mention : expression.mentions()) {
      String name = mention.getFirst();
      if (!all.containsKey(name)) {
        Optional<Object> value = values.value(name);
        if (value.isPresent()) {
          all.put(name, value.get());
        }
      }
    }
    return all;
  }

  /** The values of all inputs of an order by their names; what parameters are beside them. */
  static Map<String, Object> ofLoop(AssetStore store, WorkOrder order, Expression expression)
      throws RefusedException {
    TaskValues values = new TaskValues(store, order, new TreeMap<>(), expression);
    Map<String, Object> all = new HashMap<>(order.stage().rules().params());
    for (String name : order.inputs().keySet()) {
      all.put(name, values.value(name).orElse(Expression.NULL));
    }
    return all;
  }

  private Optional<Object> value(String name) throws RefusedException {
    AssetContent output = outputs.get(name);
    if (output != null) {
      return Optional.of(
          switch (output) {
            case Snapshot snapshot -> value(name, snapshot);
            case CollectionRef(var root, _) -> collection(name, Members.read(root, store));
          });
    }
    InputValue input = order.inputs().get(name);
    if (input != null) {
      return Optional.of(
          switch (input) {
            case Snapshot snapshot -> value(name, snapshot);
            case Members members -> collection(name, members);
            case PartialMembers(var members, _) -> collection(name, members);
            case InputValue.Absent _ -> Expression.NULL;
          });
    }
    return item(name);
  }

  private Optional<Object> item(String name) {
    if (!order.stage().stage().reads().contains(Read.ITEM)) {
      return Optional.empty();
    }
    return switch (name) {
      case Names.ITEM -> Optional.of(order.task().item().text());
      case Names.DIMENSIONS -> {
        Map<String, Object> parts = new LinkedHashMap<>();
        List<String> values = order.task().item().parts();
        for (int i = 0; i < Math.min(values.size(), order.dimensions().size()); i++) {
          parts.put(order.dimensions().get(i), values.get(i));
        }
        yield Optional.of(parts);
      }
      default -> Optional.empty();
    };
  }

  private Map<String, Object> collection(String name, Members members) throws RefusedException {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Member member : members.list()) {
      values.put(member.item().text(), value(name, member.snapshot()));
    }
    return values;
  }

  private Object value(String name, Snapshot snapshot) throws RefusedException {
    if (snapshot.type().isJson()) {
      return json(name, snapshot);
    }
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("size", snapshot.size());
    facts.put("type", snapshot.type().name());
    facts.put("digest", snapshot.digest().hex());
    if (counts) {
      OptionalLong rows = RowCount.of(store, snapshot);
      rows.ifPresent(count -> facts.put(ROWS, count));
    }
    return facts;
  }

  private Object json(String name, Snapshot snapshot) throws RefusedException {
    jsonBytes += snapshot.size();
    if (jsonBytes > MAX_JSON_BYTES) {
      throw new RefusedException(
          "'%s' is too large for an expression, which looks at no more than %d MiB of JSON; use a command"
              .formatted(name, MAX_JSON_BYTES >> 20));
    }
    try (InputStream in = store.open(snapshot.digest())) {
      return JsonValue.read(in, Expression.NULL);
    } catch (JsonMistake e) {
      throw new RefusedException(
          "'%s' is no JSON: %s; correct what makes it".formatted(name, e.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
