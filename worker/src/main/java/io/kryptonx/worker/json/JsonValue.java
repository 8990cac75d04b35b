package io.kryptonx.worker.json;

import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads JSON values. Whole numbers of 64 bits are {@code Long}, all others {@code Double}. A key
 * that stands twice in one object is a mistake, since readers differ in what they make of it.
 */
public final class JsonValue {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
  private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

  private final JsonParser parser;
  private final Object nil;

  private JsonValue(JsonParser parser, Object nil) {
    this.parser = parser;
    this.nil = nil;
  }

  /**
   * The value of a whole text in UTF-8.
   *
   * @param nil stands for null
   */
  public static Object read(byte[] json, Object nil) throws JsonMistake {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return new JsonValue(parser, nil).whole();
    } catch (JacksonException e) {
      throw mistake(e);
    }
  }

  /** The value of a whole stream in UTF-8, whose length is the caller's to bound. */
  public static Object read(InputStream json, Object nil) throws JsonMistake {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), json)) {
      return new JsonValue(parser, nil).whole();
    } catch (JacksonException e) {
      throw mistake(e);
    }
  }

  private Object whole() throws JsonMistake {
    JsonToken first = parser.nextToken();
    if (first == null) {
      throw new JsonMistake("it is empty");
    }
    Object value = value(first);
    if (parser.nextToken() != null) {
      throw new JsonMistake("something follows the value" + place(parser.currentTokenLocation()));
    }
    return value;
  }

  /** As deep as the parser allows, which is 500. */
  private Object value(JsonToken token) throws JsonMistake {
    return switch (token) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> number(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> finite(parser.getDoubleValue());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> nil;
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private Map<String, Object> object() throws JsonMistake {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      members.put(name, value(parser.nextToken()));
    }
    return members;
  }

  private List<Object> array() throws JsonMistake {
    List<Object> values = new ArrayList<>();
    for (JsonToken next = parser.nextToken();
        next != JsonToken.END_ARRAY;
        next = parser.nextToken()) {
      values.add(value(next));
    }
    return values;
  }

  private static Object number(BigInteger value) {
    boolean fits = value.compareTo(MIN) >= 0 && value.compareTo(MAX) <= 0;
    return fits ? (Object) value.longValueExact() : (Object) value.doubleValue();
  }

  private Object finite(double value) throws JsonMistake {
    if (!Double.isFinite(value)) {
      throw new JsonMistake(
          "a number is too large" + place(parser.currentTokenLocation()) + "; make it a text");
    }
    return value;
  }

  private static JsonMistake mistake(JacksonException e) {
    TokenStreamLocation location = e.getLocation();
    return new JsonMistake(
        String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("it cannot be read")
            + (location == null ? "" : place(location)));
  }

  private static String place(TokenStreamLocation location) {
    return " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
