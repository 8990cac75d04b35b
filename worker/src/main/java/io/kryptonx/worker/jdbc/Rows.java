package io.kryptonx.worker.jdbc;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.problem.NearestWord;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.table.Cell;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows on their way into a table, some at a time. A row that is there is written if it differs. */
final class Rows implements AutoCloseable {

  private static final int AT_ONCE = 500;
  private static final Cell NOTHING = new Cell.Nothing();

  private final Dialect dialect;
  private final List<String> columns;
  private final PreparedStatement statement;
  private int waiting;

  private Rows(Dialect dialect, List<String> columns, PreparedStatement statement) {
    this.dialect = dialect;
    this.columns = columns;
    this.statement = statement;
  }

  /**
   * Begins to write.
   *
   * @param columns those that rows have
   * @throws RefusedException if the table has them not
   */
  static Rows into(Connection connection, Dialect dialect, Action.Jdbc action, List<String> columns)
      throws SQLException, RefusedException {
    String table = table(action);
    check(names(connection, table), columns, action);
    return new Rows(
        dialect, columns, connection.prepareStatement(sql(dialect, table, action.key(), columns)));
  }

  /** What puts a row into a table. */
  static String sql(Dialect dialect, String table, List<String> key, List<String> columns) {
    List<String> others =
        columns.stream().filter(c -> !key.contains(c)).map(Dialect::quoted).toList();
    String change =
        others.isEmpty()
            ? "NOTHING"
            : "UPDATE SET "
                + others.stream()
                    .map(column -> column + " = excluded." + column)
                    .collect(Collectors.joining(", "))
                + " WHERE "
                + others.stream().map(dialect::differs).collect(Collectors.joining(" OR "));
    return "INSERT INTO %s AS t (%s) VALUES (%s) ON CONFLICT (%s) DO %s"
        .formatted(
            table,
            columns.stream().map(Dialect::quoted).collect(Collectors.joining(", ")),
            columns.stream().map(_ -> "?").collect(Collectors.joining(", ")),
            key.stream().map(Dialect::quoted).collect(Collectors.joining(", ")),
            change);
  }

  /** Takes a row. */
  void add(Map<String, Cell> row) throws SQLException {
    for (int i = 0; i < columns.size(); i++) {
      dialect.bind(statement, i + 1, row.getOrDefault(columns.get(i), NOTHING));
    }
    statement.addBatch();
    if (++waiting == AT_ONCE) {
      flush();
    }
  }

  /** Writes what was taken and not written yet. */
  void flush() throws SQLException {
    if (waiting > 0) {
      int[] _ = statement.executeBatch();
      waiting = 0;
    }
  }

  private static String table(Action.Jdbc action) {
    return Stream.of(action.table().split("\\.", 2))
        .map(Dialect::quoted)
        .collect(Collectors.joining("."));
  }

  private static List<String> names(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      ResultSetMetaData data = none.getMetaData();
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= data.getColumnCount(); i++) {
        names.add(data.getColumnName(i));
      }
      return names;
    }
  }

  private static void check(List<String> names, List<String> columns, Action.Jdbc action)
      throws RefusedException {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw new RefusedException(
            "the table %s has no column '%s'; %s"
                .formatted(
                    action.table(),
                    column,
                    NearestWord.to(column, names)
                        .map(word -> "did you mean '" + word + "'?")
                        .orElse("it has: " + String.join(", ", names))));
      }
    }
    for (String column : action.key()) {
      if (!columns.contains(column)) {
        throw new RefusedException(
            "the rows have no column '%s', which is in the key; they have: %s"
                .formatted(column, String.join(", ", columns)));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
