package io.kryptonx.worker.table;

import java.io.InputStream;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Rows of JSON: objects one after the other, or in lists. */
final class JsonRecords {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
          .build();

  private JsonRecords() {}

  static <E extends Exception> void each(InputStream in, Records.Taker<E> taker)
      throws MalformedTableException, E {
    long line = 1;
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), in)) {
      boolean inList = false;
      long rows = 0;
      for (JsonToken next = parser.nextToken(); next != null; next = parser.nextToken()) {
        line = parser.currentTokenLocation().getLineNr();
        if (next == JsonToken.START_OBJECT) {
          Map<String, Cell> row = row(parser);
          Records.check(++rows, line, row.size());
          taker.take(row);
        } else if (inList && next == JsonToken.END_ARRAY) {
          inList = false;
        } else if (!inList && next == JsonToken.START_ARRAY) {
          inList = true;
        } else {
          throw new MalformedTableException(line, "has no JSON object where a row begins");
        }
      }
    } catch (JacksonException e) {
      long at = e.getLocation() == null ? line : Math.max(1, e.getLocation().getLineNr());
      throw new MalformedTableException(at, "is no JSON: " + e.getOriginalMessage());
    }
  }

  private static Map<String, Cell> row(JsonParser parser) {
    Map<String, Cell> row = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      row.put(name, cell(parser, parser.nextToken()));
    }
    return row;
  }

  private static Cell cell(JsonParser parser, JsonToken token) {
    return switch (token) {
      case VALUE_STRING -> new Cell.Text(parser.getString());
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Cell.Numeral(parser.getString());
      case VALUE_TRUE -> new Cell.Flag(true);
      case VALUE_FALSE -> new Cell.Flag(false);
      case VALUE_NULL -> new Cell.Nothing();
      case START_OBJECT, START_ARRAY -> new Cell.Nested(copy(parser));
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value begins with " + token);
    };
  }

  private static String copy(JsonParser parser) {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      out.copyCurrentStructureExact(parser);
    }
    return text.toString();
  }
}
