package io.kryptonx.cli.json;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.task.Cost;
import io.kryptonx.model.task.TaskStatus;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON as a stream; nothing here maps types by reflection, since that is slow to start. */
public final class Json {

  private static final JsonFactory FACTORY = new JsonFactory();

  private Json() {}

  /** One object, on one line. */
  public static String object(Consumer<JsonGenerator> fields) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.writeStartObject();
      fields.accept(out);
      out.writeEndObject();
    }
    return text.toString();
  }

  /** A field that holds an object. */
  static void object(JsonGenerator out, String name, Runnable fields) {
    out.writeObjectPropertyStart(name);
    fields.run();
    out.writeEndObject();
  }

  /** A field that holds an array of objects. */
  static <T> void objects(
      JsonGenerator out, String name, Iterable<T> values, BiConsumer<JsonGenerator, T> fields) {
    out.writeArrayPropertyStart(name);
    for (T value : values) {
      out.writeStartObject();
      fields.accept(out, value);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  /** A field that holds an array of texts. */
  static void texts(JsonGenerator out, String name, Iterable<String> values) {
    out.writeArrayPropertyStart(name);
    values.forEach(out::writeString);
    out.writeEndArray();
  }

  /** A cost as an exact decimal number, such as {@code 0.0042}. */
  static void cost(JsonGenerator out, String name, long micros) {
    out.writeNumberProperty(name, new BigDecimal(Cost.text(micros)));
  }

  /** A field that is null where there is no value. */
  static void text(JsonGenerator out, String name, Optional<?> value) {
    if (value.isPresent()) {
      out.writeStringProperty(name, value.get().toString());
    } else {
      out.writeNullProperty(name);
    }
  }

  /** Stage and item of a task, and its iteration where it is in a loop. */
  static void task(JsonGenerator out, TaskId task) {
    out.writeStringProperty("stage", task.stage());
    out.writeStringProperty("item", task.item().text());
    iteration(out, task.iteration());
  }

  /** An iteration; nothing outside loops. */
  static void iteration(JsonGenerator out, Iteration iteration) {
    if (!iteration.path().isEmpty()) {
      out.writeStringProperty("iteration", iteration.toString());
    }
  }

  /** Type, size and digest of a snapshot. */
  static void snapshot(JsonGenerator out, Snapshot snapshot) {
    out.writeStringProperty("type", snapshot.type().name());
    out.writeNumberProperty("size", snapshot.size());
    out.writeStringProperty("digest", snapshot.digest().hex());
  }

  /** What an asset holds: a snapshot, or a collection by its count and digest. */
  static void content(JsonGenerator out, AssetContent content) {
    switch (content) {
      case Snapshot snapshot -> snapshot(out, snapshot);
      case CollectionRef(var root, var count) -> {
        out.writeNumberProperty("count", count);
        out.writeStringProperty("digest", root.hex());
      }
    }
  }

  /** How many tasks ended how: every status is a field. */
  static void counts(JsonGenerator out, String name, Map<TaskStatus, Integer> counts) {
    out.writeObjectPropertyStart(name);
    for (TaskStatus status : TaskStatus.values()) {
      out.writeNumberProperty(status.label(), counts.getOrDefault(status, 0));
    }
    out.writeEndObject();
  }
}
