package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.DiffReport.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares JSON by structure. What both lists begin and end with is set aside; the elements between
 * are compared by position.
 */
final class JsonComparison {

  private static final int MAX_CHANGES = 50;
  private static final JsonMapper MAPPER = new JsonMapper();

  private final List<Change> changes = new ArrayList<>();
  private int count;

  private JsonComparison() {}

  /** What differs; empty if one of them is no JSON. */
  static Optional<ContentDiff> of(byte[] before, byte[] after) {
    try {
      JsonComparison comparison = new JsonComparison();
      comparison.compare("$", MAPPER.readTree(before), MAPPER.readTree(after));
      return Optional.of(new ContentDiff.Json(comparison.count, comparison.changes));
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  /** The fields of an object by name, as text; empty if it is none. */
  static Optional<JsonNode> object(String line) {
    try {
      JsonNode node = MAPPER.readTree(line);
      return node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      TreeSet<String> names = new TreeSet<>(before.propertyNames());
      names.addAll(after.propertyNames());
      for (String name : names) {
        both(path + step(name), before.get(name), after.get(name));
      }
    } else if (before.isArray() && after.isArray()) {
      arrays(path, before.valueStream().toList(), after.valueStream().toList());
    } else {
      add(path, Optional.of(before), Optional.of(after));
    }
  }

  private void arrays(String path, List<JsonNode> before, List<JsonNode> after) {
    Ends ends = Ends.of(before, after);
    List<JsonNode> old = ends.between(before);
    List<JsonNode> now = ends.between(after);
    for (int i = 0; i < Math.max(old.size(), now.size()); i++) {
      both(
          path + "[" + (ends.head() + i) + "]",
          i < old.size() ? old.get(i) : null,
          i < now.size() ? now.get(i) : null);
    }
  }

  private void both(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (before != null && after != null) {
      compare(path, before, after);
    } else {
      add(path, Optional.ofNullable(before), Optional.ofNullable(after));
    }
  }

  private void add(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
    count++;
    if (changes.size() < MAX_CHANGES) {
      changes.add(
          new Change(path, before.map(JsonComparison::text), after.map(JsonComparison::text)));
    }
  }

  private static String text(JsonNode node) {
    return TextComparison.cut(node.toString());
  }

  private static String step(String name) {
    boolean plain = !name.isEmpty() && name.chars().allMatch(Character::isJavaIdentifierPart);
    return plain ? "." + name : "[" + MAPPER.writeValueAsString(name) + "]";
  }
}
