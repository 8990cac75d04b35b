package io.kryptonx.engine.source.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Comma-separated values (RFC 4180): the first line names the columns, all values are texts. */
final class CsvRows {

  private final QuoteWatch text;
  private final RowSink sink;
  private List<String> header = List.of();

  CsvRows(Reader text, RowSink sink) {
    this.text = new QuoteWatch(text);
    this.sink = sink;
  }

  void read() throws IOException {
    CsvReader.CsvReaderBuilder csv =
        CsvReader.builder()
            .allowExtraFields(true) // said by us, for all rows at once
            .allowMissingFields(true)
            .maxBufferSize(TableFile.MAX_ROW_CHARACTERS);
    CsvRecordHandler records =
        CsvRecordHandler.of(limits ->
            limits
                .maxFields(TableFile.MAX_VALUES)
                .maxFieldSize(TableFile.MAX_ROW_CHARACTERS)
                .maxRecordSize(TableFile.MAX_ROW_CHARACTERS));
    long last = 0;
    try (CsvReader<CsvRecord> reader = csv.build(records, text);
        CloseableIterator<CsvRecord> rows = reader.iterator()) {
      while (sink.wantsMore() && rows.hasNext()) {
        CsvRecord row = rows.next();
        last = row.getStartingLineNumber();
        take(row);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (CsvParseException e) {
      sink.mistake(
          last + 1,
          "is no CSV here or soon after: %s; put a value with quotes or commas into quotes, and"
                  .formatted(reason(e))
              + " double the quotes in it");
    }
    if (text.openSince() > 0 && sink.wantsMore()) {
      sink.mistake(text.openSince(), "opens a quote that is never closed; close it");
    }
  }

  private void take(CsvRecord row) {
    if (header.isEmpty()) {
      header = List.copyOf(row.getFields());
      checkHeader(row.getStartingLineNumber());
    } else if (row.getFieldCount() != header.size()) {
      sink.mistake(
          row.getStartingLineNumber(),
          "has %s where the header names %s: '%s'; add or remove some, or put one"
                  .formatted(
                      count(row.getFieldCount(), "value"),
                      count(header.size(), "column"),
                      Shown.of(row.getFields()))
              + " with commas into quotes");
    } else if (text.openSince() == 0 || row.getStartingLineNumber() < text.openSince()) {
      Map<String, Object> values = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        values.put(header.get(i), row.getField(i));
      }
      sink.row(row.getStartingLineNumber(), values);
    }
  }

  private void checkHeader(long line) {
    for (int i = 0; i < header.size(); i++) {
      String name = header.get(i);
      if (name.isBlank()) {
        sink.mistake(line, "gives column %d no name; write one".formatted(i + 1));
      } else if (header.indexOf(name) < i) {
        sink.mistake(
            line,
            "names column %d '%s', as column %d; rename one"
                .formatted(i + 1, Shown.of(name), header.indexOf(name) + 1));
      }
    }
  }

  private static String count(int count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }

  private static String reason(CsvParseException e) {
    String message = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
    return String.valueOf(message).toLowerCase(java.util.Locale.ROOT);
  }
}
