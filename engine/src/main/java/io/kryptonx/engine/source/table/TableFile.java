package io.kryptonx.engine.source.table;

import io.kryptonx.model.pipeline.TableFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.MalformedInputException;

/**
 * Reads a table row by row, in memory for the largest row. The text is UTF-8, with or without a
 * byte order mark.
 */
public final class TableFile {

  /** The most characters of a row, and of a value in it. */
  public static final int MAX_ROW_CHARACTERS = 16 * 1024 * 1024;

  /** The most columns of a table, and values in a row of JSON. */
  public static final int MAX_VALUES = 10_000;

  /** Stands for null in a row. */
  public static final Object NULL =
      new Object() {
        @Override
        public String toString() {
          return "null";
        }
      };

  private TableFile() {}

  /**
   * Reads a table to its end, or until the sink has had enough.
   *
   * @throws IOException if the file cannot be read
   */
  public static void read(TableFormat format, InputStream in, RowSink sink) throws IOException {
    Utf8Text text = new Utf8Text(in);
    try {
      switch (format) {
        case CSV -> new CsvRows(text, sink).read();
        case JSONL -> new JsonlRows(text, sink).read();
        case JSON -> new JsonRows(text, sink).read();
      }
    } catch (MalformedInputException e) {
      sink.mistake(text.line(), "holds bytes that are no UTF-8; save the file as UTF-8");
    }
  }
}
