package io.kryptonx.worker.table;

import io.kryptonx.model.problem.NearestWord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of comma-separated values (RFC 4180) in UTF-8: fields in quotes may hold commas, line
 * ends and doubled quotes; lines end in LF or CR LF. Every row has as many fields as the header;
 * empty lines are left out, unless there is one column only.
 */
final class CsvRows implements Rows {

  /** The most columns. */
  static final int MAX_COLUMNS = 10_000;

  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final ByteSource in;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int[] fields = new int[16];
  private int count;
  private byte[] header = new byte[0];
  private List<String> columns = List.of();

  private CsvRows(InputStream in) {
    this.in = new ByteSource(in);
  }

  static CsvRows of(InputStream in) throws IOException, MalformedTableException {
    CsvRows rows = new CsvRows(in);
    Optional<Row> first = rows.read();
    if (first.isEmpty()) {
      throw new MalformedTableException(1, "is missing: a table begins with the names of columns");
    }
    rows.header = first.get().bytes();
    rows.columns = names(first.get());
    return rows;
  }

  @Override
  public byte[] header() {
    return header;
  }

  @Override
  public Column column(String name) throws MalformedTableException {
    int index = columns.indexOf(name);
    if (index < 0) {
      throw new MalformedTableException(
          1,
          "names no column '%s'; %s"
              .formatted(
                  name,
                  NearestWord.to(name, columns)
                      .map(word -> "did you mean '" + word + "'?")
                      .orElse("there are: " + String.join(", ", columns))));
    }
    return row -> row.field(index);
  }

  @Override
  public Optional<Row> next() throws IOException, MalformedTableException {
    Optional<Row> row = read();
    while (row.isPresent() && columns.size() > 1 && isEmpty(row.get())) {
      row = read();
    }
    if (row.isPresent() && row.get().size() != columns.size()) {
      throw new MalformedTableException(
          row.get().line(),
          "has %d fields, and the header has %d".formatted(row.get().size(), columns.size()));
    }
    return row;
  }

  /** Hands all rows over as values by column. */
  <E extends Exception> void each(Records.Taker<E> taker)
      throws IOException, MalformedTableException, E {
    long rows = 0;
    for (Optional<Row> row = next(); row.isPresent(); row = next()) {
      Records.check(++rows, row.get().line(), columns.size());
      Map<String, Cell> cells = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        String text = new String(row.get().field(i), StandardCharsets.UTF_8);
        cells.put(columns.get(i), text.isEmpty() ? new Cell.Nothing() : new Cell.Text(text));
      }
      taker.take(cells);
    }
  }

  private static boolean isEmpty(Row row) {
    return row.size() == 1 && row.field(0).length == 0;
  }

  private static List<String> names(Row row) throws MalformedTableException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      byte[] name = row.field(i);
      boolean marked = i == 0 && name.length >= 3 && Arrays.equals(name, 0, 3, BOM, 0, 3);
      String text =
          new String(name, marked ? 3 : 0, name.length - (marked ? 3 : 0), StandardCharsets.UTF_8);
      if (names.contains(text)) {
        throw new MalformedTableException(row.line(), "names the column '" + text + "' twice");
      }
      names.add(text);
    }
    return List.copyOf(names);
  }

  private Optional<Row> read() throws IOException, MalformedTableException {
    long line = in.line();
    if (in.peek() < 0) {
      return Optional.empty();
    }
    bytes.reset();
    count = 0;
    begin(line);
    for (int next = field(line); next == ','; next = field(line)) {
      bytes.write(next);
      begin(line);
    }
    // The end of the last field is where what ends the line begins, and one more.
    mark(bytes.size() + 1);
    int end = in.read();
    if (end == '\r') {
      bytes.write(end);
      in.read();
    }
    bytes.write('\n'); // also of the last line, so that more may follow it
    return Optional.of(new Row(bytes.toByteArray(), line, Arrays.copyOf(fields, count)));
  }

  /** Reads a field; what follows it stays to be read unless it is a comma, which is returned. */
  private int field(long line) throws IOException, MalformedTableException {
    boolean quoted = in.peek() == '"';
    if (quoted) {
      quoted(line);
    }
    while (true) {
      int next = in.peek();
      if (next == ',') {
        return in.read();
      }
      if (next < 0 || next == '\n' || (next == '\r' && in.isNewLineNext())) {
        return -1;
      }
      if (quoted) {
        throw new MalformedTableException(in.line(), "goes on behind the quote that ends a field");
      }
      if (next == '"') {
        throw new MalformedTableException(
            in.line(), "has a quote in a field that does not begin with one");
      }
      keep(in.read(), line);
    }
  }

  private void quoted(long line) throws IOException, MalformedTableException {
    keep(in.read(), line);
    while (true) {
      int next = in.read();
      if (next < 0) {
        throw new MalformedTableException(line, "begins a row whose quotes are not closed");
      }
      keep(next, line);
      if (next == '"') {
        if (in.peek() != '"') {
          return;
        }
        keep(in.read(), line);
      }
    }
  }

  private void keep(int next, long line) throws MalformedTableException {
    if (bytes.size() >= MAX_ROW_BYTES) {
      throw new MalformedTableException(line, "begins a row of more than 16 MiB");
    }
    bytes.write(next);
  }

  private void begin(long line) throws MalformedTableException {
    if (count > MAX_COLUMNS) {
      throw new MalformedTableException(line, "has more than " + MAX_COLUMNS + " fields");
    }
    mark(bytes.size());
  }

  private void mark(int offset) {
    if (count == fields.length) {
      fields = Arrays.copyOf(fields, count * 2);
    }
    fields[count++] = offset;
  }
}
