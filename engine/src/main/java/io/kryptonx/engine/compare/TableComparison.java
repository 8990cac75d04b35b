package io.kryptonx.engine.compare;

import io.kryptonx.engine.report.ContentDiff;
import io.kryptonx.engine.report.ContentDiff.Table;
import io.kryptonx.engine.report.ContentDiff.Table.Kind;
import io.kryptonx.engine.report.ContentDiff.Table.Row;
import io.kryptonx.engine.report.DiffReport.Change;
import io.kryptonx.model.asset.MediaType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Compares tables by rows. Rows are told apart by a column that has another value in each row of
 * both tables, {@code id} or the first; where there is none, a row is there or it is not.
 */
final class TableComparison {

  private static final int MAX_ROWS = 20;
  private static final String ID = "id";

  private final TableRows before;
  private final TableRows after;
  private final List<Row> rows = new ArrayList<>();
  private int added;
  private int removed;
  private int changed;

  private TableComparison(TableRows before, TableRows after) {
    this.before = before;
    this.after = after;
  }

  /** What differs; empty if one of them is no table. */
  static Optional<ContentDiff> of(MediaType type, byte[] before, byte[] after) {
    Optional<TableRows> old = TextComparison.text(before).flatMap(t -> TableRows.of(type, t));
    Optional<TableRows> now = TextComparison.text(after).flatMap(t -> TableRows.of(type, t));
    return old.flatMap(o -> now.map(n -> new TableComparison(o, n).compare()));
  }

  private ContentDiff compare() {
    Optional<String> key = key();
    if (key.isPresent()) {
      byKey(key.get());
    } else {
      byRow();
    }
    return new Table(
        without(after.columns(), before.columns()),
        without(before.columns(), after.columns()),
        key,
        added,
        removed,
        changed,
        rows);
  }

  private static List<String> without(Set<String> columns, Set<String> others) {
    return columns.stream().filter(column -> !others.contains(column)).toList();
  }

  private Optional<String> key() {
    List<String> candidates = new ArrayList<>();
    before.columns().stream().filter(ID::equalsIgnoreCase).forEach(candidates::add);
    before.columns().stream().findFirst().ifPresent(candidates::add);
    return candidates.stream()
        .filter(column -> tellsApart(before, column) && tellsApart(after, column))
        .findFirst();
  }

  private static boolean tellsApart(TableRows table, String column) {
    Set<String> seen = new HashSet<>();
    return table.rows().stream()
        .allMatch(row -> row.containsKey(column) && seen.add(row.getOrDefault(column, "")));
  }

  private void byKey(String key) {
    Map<String, Map<String, String>> old = new LinkedHashMap<>();
    before.rows().forEach(row -> old.put(row.getOrDefault(key, ""), row));
    for (Map<String, String> row : after.rows()) {
      String name = row.getOrDefault(key, "");
      Map<String, String> earlier = old.remove(name);
      if (earlier == null) {
        added++;
        add(new Row(TextComparison.cut(name), Kind.ADDED, cells(Map.of(), row)));
      } else if (!earlier.equals(row)) {
        changed++;
        add(new Row(TextComparison.cut(name), Kind.CHANGED, cells(earlier, row)));
      }
    }
    removed = old.size();
    old.forEach(
        (name, row) -> add(new Row(TextComparison.cut(name), Kind.REMOVED, cells(row, Map.of()))));
  }

  private void byRow() {
    Map<Map<String, String>, Integer> old = new HashMap<>();
    before.rows().forEach(row -> old.merge(row, 1, Integer::sum));
    for (Map<String, String> row : after.rows()) {
      if (old.merge(row, -1, Integer::sum) < 0) {
        added++;
        add(new Row(name(row), Kind.ADDED, List.of()));
      }
    }
    for (Map<String, String> row : before.rows()) {
      if (old.getOrDefault(row, 0) > 0) {
        old.merge(row, -1, Integer::sum);
        removed++;
        add(new Row(name(row), Kind.REMOVED, List.of()));
      }
    }
  }

  private static String name(Map<String, String> row) {
    return TextComparison.cut(String.join(", ", row.values()));
  }

  private static List<Change> cells(Map<String, String> before, Map<String, String> after) {
    Set<String> columns = new LinkedHashSet<>(before.keySet());
    columns.addAll(after.keySet());
    List<Change> cells = new ArrayList<>();
    for (String column : columns) {
      Optional<String> old = Optional.ofNullable(before.get(column)).map(TextComparison::cut);
      Optional<String> now = Optional.ofNullable(after.get(column)).map(TextComparison::cut);
      if (!Objects.equals(before.get(column), after.get(column))) {
        cells.add(new Change(column, old, now));
      }
    }
    return cells;
  }

  private void add(Row row) {
    if (rows.size() < MAX_ROWS) {
      rows.add(row);
    }
  }
}
