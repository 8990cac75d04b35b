package io.kryptonx.definition.schema;

import io.kryptonx.definition.internal.grammar.Element;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The JSON Schema (2020-12) of the grammar. Exact in structure: keys, shapes, words, ranges, and
 * what excludes each other. What needs more than that (names, references, files, dimensions) is
 * found when a definition is checked.
 */
public final class GrammarSchema {

  private static final String TEXTS = "keys.properties";

  private final Properties texts = new Properties();

  private GrammarSchema() {
    try (InputStream in = GrammarSchema.class.getResourceAsStream(TEXTS)) {
      texts.load(new InputStreamReader(Objects.requireNonNull(in, TEXTS), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema as JSON, indented, with a line break at its end. */
  public static String text() {
    return PrettyJson.of(new GrammarSchema().schema()) + "\n";
  }

  private Map<String, Object> schema() {
    Map<String, Object> definitions = new TreeMap<>();
    for (Element element : Element.values()) {
      definitions.put(Shape.name(element), element(element));
    }
    return Shape.of(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
        "title",
        "Kryptonx pipeline",
        "description",
        "A pipeline of Kryptonx, or a sub-pipeline, which has outputs.",
        "if",
        Shape.has("outputs"),
        "then",
        Shape.ref(Element.SUBPIPELINE),
        "else",
        Shape.ref(Element.PIPELINE),
        "$defs",
        definitions);
  }

  private Map<String, Object> element(Element element) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (String key : element.keys()) {
      Map<String, Object> shape = new LinkedHashMap<>();
      shape.put("description", description(element, key));
      shape.putAll(KeyShapes.of(element, key));
      keys.put(key, shape);
    }
    Map<String, Object> schema =
        Shape.of("type", "object", "properties", keys, "additionalProperties", false);
    schema.putAll(ElementRules.of(element));
    return schema;
  }

  /** The text for a key of an element, else the one that it has everywhere. */
  private String description(Element element, String key) {
    Element same = element == Element.ON_REMOVED ? Element.STAGE : element; // it is one, nearly
    String own =
        texts.getProperty(
            Shape.name(element) + "." + key,
            texts.getProperty(Shape.name(same) + "." + key, texts.getProperty(key)));
    return Objects.requireNonNull(own, () -> "no text for '" + key + "' of " + element.label());
  }
}
