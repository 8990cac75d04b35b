package io.kryptonx.worker.command;

import io.kryptonx.worker.folder.RefusedException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * The flat fields of a JSON object: texts, numbers as they are written, {@code true} and {@code
 * false}. Others, and those whose names no variable can have, are left out. What is not an object
 * has none.
 */
public final class JsonFields {

  /** The most bytes of an input whose fields are read. */
  static final int MAX_BYTES = 64 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,100}");
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonFields() {}

  /** The fields of a text; none where it is no JSON. */
  public static SortedMap<String, String> ofObject(byte[] json) {
    try {
      return read("", json);
    } catch (RefusedException _) {
      return new TreeMap<>();
    }
  }

  /** The fields of the JSON text of an input. */
  static SortedMap<String, String> read(String input, byte[] json) throws RefusedException {
    SortedMap<String, String> fields = new TreeMap<>();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return fields;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        if (isFlat(value) && NAME.matcher(name).matches()) {
          fields.put(name, parser.getString());
        }
        parser.skipChildren();
      }
      return fields;
    } catch (JacksonException e) {
      throw new RefusedException(
          "input '%s' is of a JSON type and is no JSON: %s; mend what makes it, or change its type"
              .formatted(input, e.getOriginalMessage()));
    }
  }

  private static boolean isFlat(JsonToken value) {
    return value == JsonToken.VALUE_STRING
        || value == JsonToken.VALUE_NUMBER_INT
        || value == JsonToken.VALUE_NUMBER_FLOAT
        || value == JsonToken.VALUE_TRUE
        || value == JsonToken.VALUE_FALSE;
  }
}
