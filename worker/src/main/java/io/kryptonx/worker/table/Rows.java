package io.kryptonx.worker.table;

import io.kryptonx.model.pipeline.TableFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The rows of a table, one after the other. Not thread-safe. */
interface Rows {

  /** The most bytes of a row. */
  int MAX_ROW_BYTES = 16 << 20;

  /** Begins to read; the stream stays the caller's to close. */
  static Rows of(TableFormat format, InputStream in) throws IOException, MalformedTableException {
    return switch (format) {
      case CSV -> CsvRows.of(in);
      case JSONL -> new JsonlRows(in);
      case JSON ->
          throw new MalformedTableException(
              1, "begins a JSON array, whose rows stand in no lines; write one object a line");
    };
  }

  /** What stands before the first row and is repeated in each part; may be empty. */
  byte[] header();

  /**
   * Finds a column.
   *
   * @throws MalformedTableException if the table has none of that name
   */
  Column column(String name) throws MalformedTableException;

  /** The next row; empty at the end. */
  Optional<Row> next() throws IOException, MalformedTableException;

  /** Takes the value of a column out of a row. */
  @FunctionalInterface
  interface Column {
    byte[] of(Row row) throws MalformedTableException;
  }
}
