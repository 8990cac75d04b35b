package io.kryptonx.engine.compare;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.kryptonx.model.asset.MediaType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The rows of a table, each from column to cell. CSV has its columns in the first row; each line of
 * JSON Lines is an object.
 */
record TableRows(Set<String> columns, List<Map<String, String>> rows) {

  /** The table; empty if the text is none. */
  static Optional<TableRows> of(MediaType type, String text) {
    return switch (type.name()) {
      case "text/csv" -> separated(text, ',');
      case "text/tab-separated-values" -> separated(text, '\t');
      default -> objects(text);
    };
  }

  private static Optional<TableRows> objects(String text) {
    Set<String> columns = new LinkedHashSet<>();
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      if (line.isBlank()) {
        continue;
      }
      Optional<JsonNode> object = JsonComparison.object(line);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : object.get().properties()) {
        JsonNode value = field.getValue();
        row.put(field.getKey(), value.isString() ? value.stringValue() : value.toString());
      }
      columns.addAll(row.keySet());
      rows.add(row);
    }
    return Optional.of(new TableRows(columns, rows));
  }

  private static Optional<TableRows> separated(String text, char separator) {
    List<Map<String, String>> rows = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    try (CsvReader<CsvRecord> records =
        CsvReader.builder()
            .fieldSeparator(separator)
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(text)) {
      List<String> names = List.of();
      for (CsvRecord record : records) {
        if (names.isEmpty()) {
          names = record.getFields();
          columns.addAll(names);
        } else if (columns.size() < names.size() || record.getFieldCount() != names.size()) {
          return Optional.empty(); // two columns of one name, or a row that does not fit
        } else {
          Map<String, String> row = new LinkedHashMap<>();
          for (int i = 0; i < names.size(); i++) {
            row.put(names.get(i), record.getField(i));
          }
          rows.add(row);
        }
      }
      return Optional.of(new TableRows(columns, rows));
    } catch (CsvParseException | IOException _) {
      return Optional.empty();
    }
  }
}
