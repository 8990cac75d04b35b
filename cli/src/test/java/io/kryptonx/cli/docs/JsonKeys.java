package io.kryptonx.cli.docs;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The keys of a JSON text, each with its path; those within lists once. */
final class JsonKeys {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private JsonKeys() {}

  static Set<String> of(String json) {
    Set<String> keys = new TreeSet<>();
    collect("", MAPPER.readTree(json), keys);
    return keys;
  }

  private static void collect(String path, JsonNode node, Set<String> keys) {
    node.properties()
        .forEach(property -> {
          String key = path + "/" + property.getKey();
          keys.add(key);
          collect(key, property.getValue(), keys);
        });
    if (node.isArray()) {
      node.forEach(element -> collect(path + "[]", element, keys));
    }
  }
}
