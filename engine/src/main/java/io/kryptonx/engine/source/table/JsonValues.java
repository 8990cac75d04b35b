package io.kryptonx.engine.source.table;

import io.kryptonx.model.json.JsonText;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** JSON values as maps, lists, texts, numbers, booleans and null. */
final class JsonValues {

  private static final int MAX_DEPTH = 100;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(TableFile.MAX_ROW_CHARACTERS)
                  .build())
          .build();

  private final JsonParser parser;
  private int count;
  private String mistake = "";

  private JsonValues(JsonParser parser) {
    this.parser = parser;
  }

  static JsonParser parser(Reader text) {
    return FACTORY.createParser(ObjectReadContext.empty(), text);
  }

  /** Reads the value that begins at the current token; of anything but an object only its kind. */
  static Read next(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.START_OBJECT) {
      String seen = token != null && token.isScalarValue() ? " '" + shown(parser) + "'" : "";
      parser.skipChildren();
      return new Read(Optional.empty(), "is " + kind(token) + seen + " and no object; write {…}");
    }
    JsonValues values = new JsonValues(parser);
    Map<String, Object> object = values.object();
    return values.mistake.isEmpty()
        ? new Read(Optional.of(object), "")
        : new Read(Optional.empty(), values.mistake);
  }

  private static String shown(JsonParser parser) {
    return Shown.of(parser.getString());
  }

  /** A kind of value, for people. */
  static String kind(@Nullable JsonToken token) {
    return switch (token) {
      case null -> "nothing";
      case START_OBJECT -> "an object";
      case START_ARRAY -> "an array";
      case VALUE_STRING -> "a text";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
      case VALUE_TRUE, VALUE_FALSE -> "a boolean";
      case VALUE_NULL -> "null";
      default -> "no value";
    };
  }

  /** What a parser says, without what it says of itself. */
  static String reason(JacksonException e) {
    String message = String.valueOf(e.getOriginalMessage());
    int end = message.indexOf('\n');
    return end < 0 ? message : message.substring(0, end);
  }

  private Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = value();
      if (count <= TableFile.MAX_VALUES) {
        object.put(name, value);
      }
    }
    return object;
  }

  private List<Object> array() {
    List<Object> array = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Object value = value();
      if (count <= TableFile.MAX_VALUES) {
        array.add(value);
      }
    }
    return array;
  }

  private Object value() {
    if (++count == TableFile.MAX_VALUES + 1) {
      mistake = "has more than 10000 values; split it";
    }
    return switch (parser.currentToken()) {
      case START_OBJECT -> object();
      case START_ARRAY -> array();
      case VALUE_STRING -> parser.getString();
      case VALUE_NUMBER_INT -> whole();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> TableFile.NULL;
    };
  }

  private Object whole() {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      mistake =
          "holds the number %s, and whole numbers are exact up to %d; make it a text"
              .formatted(Shown.of(parser.getString()), JsonText.MAX_EXACT);
      return 0L;
    }
    return parser.getLongValue();
  }

  /**
   * A value that was read.
   *
   * @param row the object, if it is one
   * @param mistake why it is none
   */
  record Read(Optional<Map<String, Object>> row, String mistake) {

    boolean isRow() {
      return row.isPresent();
    }

    void give(long line, RowSink sink) {
      row.ifPresentOrElse(values -> sink.row(line, values), () -> sink.mistake(line, mistake));
    }
  }
}
