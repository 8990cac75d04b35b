package io.kryptonx.engine.source.table;

import java.io.IOException;
import java.io.Reader;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** One JSON array of objects, read object by object. */
final class JsonRows {

  private final Reader text;
  private final RowSink sink;

  JsonRows(Reader text, RowSink sink) {
    this.text = text;
    this.sink = sink;
  }

  void read() throws IOException {
    try (JsonParser parser = JsonValues.parser(text)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        sink.mistake(
            1,
            "holds %s where an array of objects is needed; write [{…}, {…}]"
                .formatted(JsonValues.kind(parser.currentToken())));
        return;
      }
      while (sink.wantsMore() && parser.nextToken() != JsonToken.END_ARRAY) {
        long line = parser.currentTokenLocation().getLineNr();
        JsonValues.next(parser).give(line, sink);
      }
      if (sink.wantsMore() && parser.nextToken() != null) {
        sink.mistake(
            parser.currentTokenLocation().getLineNr(),
            "goes on behind the array; remove what follows its ]");
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      long line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      sink.mistake(line, "is no JSON: %s; mend it".formatted(JsonValues.reason(e)));
    }
  }
}
