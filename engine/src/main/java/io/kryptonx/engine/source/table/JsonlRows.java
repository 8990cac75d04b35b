package io.kryptonx.engine.source.table;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** One JSON object a line; empty lines are passed over. */
final class JsonlRows {

  private final Reader text;
  private final RowSink sink;
  private final StringBuilder line = new StringBuilder();
  private final char[] buffer = new char[64 * 1024];
  private int at;
  private int end;
  private boolean tooLong;

  JsonlRows(Reader text, RowSink sink) {
    this.text = text;
    this.sink = sink;
  }

  void read() throws IOException {
    for (long number = 1; sink.wantsMore() && nextLine(); number++) {
      if (tooLong) {
        sink.mistake(number, "has more than 16 Mi characters; shorten it");
      } else if (!line.toString().isBlank()) {
        take(number, line.toString());
      }
    }
  }

  private void take(long number, String json) {
    try (JsonParser parser = JsonValues.parser(new StringReader(json))) {
      parser.nextToken();
      JsonValues.Read read = JsonValues.next(parser);
      if (read.isRow() && parser.nextToken() != null) {
        sink.mistake(
            number, "goes on behind its object: '%s'; one object a line".formatted(Shown.of(json)));
      } else {
        read.give(number, sink);
      }
    } catch (JacksonException e) {
      sink.mistake(
          number,
          "is no JSON: '%s': %s; write one object a line"
              .formatted(Shown.of(json), JsonValues.reason(e)));
    }
  }

  /** Whether there is one more line. */
  private boolean nextLine() throws IOException {
    line.setLength(0);
    tooLong = false;
    if (at == end && !fill()) {
      return false;
    }
    do {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      tooLong |= line.length() + at - from > TableFile.MAX_ROW_CHARACTERS;
      if (!tooLong) {
        line.append(buffer, from, at - from);
      }
      if (at < end) {
        at++;
        return true;
      }
    } while (fill());
    return true;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, text.read(buffer, 0, buffer.length));
    return end > 0;
  }
}
