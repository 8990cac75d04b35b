package io.kryptonx.worker.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The rows of a file with one JSON object a line; empty lines are left out. */
final class JsonlRows implements Rows {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int[] NO_FIELDS = {0};

  private final ByteSource in;

  JsonlRows(InputStream in) {
    this.in = new ByteSource(in);
  }

  @Override
  public byte[] header() {
    return new byte[0];
  }

  @Override
  public Column column(String name) {
    return row -> value(row, name).orElseThrow(() -> missing(row, name));
  }

  @Override
  public Optional<Row> next() throws IOException, MalformedTableException {
    while (in.peek() >= 0) {
      long line = in.line();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      boolean blank = true;
      for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
        if (bytes.size() >= MAX_ROW_BYTES) {
          throw new MalformedTableException(line, "is longer than 16 MiB");
        }
        bytes.write(next);
        blank &= next == ' ' || next == '\t' || next == '\r';
      }
      if (!blank) {
        bytes.write('\n'); // also of the last line, so that more may follow it
        Row row = new Row(bytes.toByteArray(), line, NO_FIELDS);
        var _ = value(row, ""); // says so if it is no object
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  /** The text of a field; of what is no text, as it is written. */
  private static Optional<byte[]> value(Row row, String name) throws MalformedTableException {
    Optional<byte[]> found = Optional.empty();
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), row.bytes())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedTableException(row.line(), "is no JSON object");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean wanted = parser.currentName().equals(name);
        JsonToken value = parser.nextToken();
        if (value.isScalarValue() && wanted) {
          found = Optional.of(parser.getString().getBytes(StandardCharsets.UTF_8));
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new MalformedTableException(row.line(), "goes on behind its object");
      }
    } catch (JacksonException e) {
      throw new MalformedTableException(row.line(), "is no JSON: " + e.getOriginalMessage());
    }
    return found;
  }

  private static MalformedTableException missing(Row row, String name) {
    return new MalformedTableException(row.line(), "has no field '" + name + "' with one value");
  }
}
