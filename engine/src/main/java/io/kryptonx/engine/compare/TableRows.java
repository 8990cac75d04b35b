package io.kryptonx.engine.compare;

import io.kryptonx.model.asset.MediaType;
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
    List<List<String>> records = records(text, separator);
    if (records.isEmpty()) {
      return Optional.of(new TableRows(Set.of(), List.of()));
    }
    List<String> names = records.getFirst();
    Set<String> columns = new LinkedHashSet<>(names);
    if (columns.size() < names.size()) {
      return Optional.empty(); // two columns of one name
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : records.subList(1, records.size())) {
      if (cells.size() != names.size()) {
        return Optional.empty();
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < cells.size(); i++) {
        row.put(names.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return Optional.of(new TableRows(columns, rows));
  }

  /** Records as RFC 4180 has them: cells may be quoted and hold separators and line ends then. */
  private static List<List<String>> records(String text, char separator) {
    List<List<String>> records = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean lineEnd =
          c == '\n' || c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
      if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"' && (quoted || cell.isEmpty())) {
        quoted = !quoted;
      } else if (!quoted && c == separator) {
        cells.add(take(cell));
      } else if (!quoted && lineEnd) {
        i += c == '\r' ? 1 : 0;
        cells.add(take(cell));
        records.add(cells);
        cells = new ArrayList<>();
      } else {
        cell.append(c);
      }
    }
    if (!cell.isEmpty() || !cells.isEmpty()) {
      cells.add(take(cell));
      records.add(cells);
    }
    return records;
  }

  private static String take(StringBuilder cell) {
    String text = cell.toString();
    cell.setLength(0);
    return text;
  }
}
