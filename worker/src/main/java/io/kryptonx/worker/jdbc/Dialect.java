package io.kryptonx.worker.jdbc;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.worker.table.Cell;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Properties;

/** What databases do each in their own way. */
enum Dialect {
  /** PostgreSQL. Texts are sent without a type, so that columns of any type take them. */
  POSTGRESQL {
    @Override
    Properties settings(Duration timeout) {
      Properties settings = new Properties();
      settings.setProperty("ApplicationName", "kryptonx");
      settings.setProperty("stringtype", "unspecified");
      settings.setProperty("connectTimeout", Long.toString(MAX_CONNECTING.toSeconds()));
      settings.setProperty("socketTimeout", seconds(timeout.plus(MAX_CONNECTING)));
      settings.setProperty("tcpKeepAlive", "true");
      return settings;
    }

    @Override
    void begin(Connection connection, Duration timeout) throws SQLException {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SET statement_timeout = " + Math.max(1, timeout.toMillis()));
      }
    }

    @Override
    String differs(String column) {
      return "t." + column + "::text IS DISTINCT FROM excluded." + column + "::text";
    }

    @Override
    void bind(PreparedStatement statement, int index, Cell cell) throws SQLException {
      switch (cell) {
        case Cell.Nothing _ -> statement.setNull(index, Types.NULL);
        case Cell.Text(String value) -> statement.setString(index, value);
        case Cell.Numeral(String value) -> statement.setString(index, value);
        case Cell.Flag(boolean value) -> statement.setString(index, Boolean.toString(value));
        case Cell.Nested(String json) -> statement.setString(index, json);
      }
    }
  },

  /** SQLite. */
  SQLITE {
    @Override
    Properties settings(Duration timeout) {
      Properties settings = new Properties();
      settings.setProperty("open_mode", "2"); // to read and write, and not to make
      settings.setProperty("transaction_mode", "IMMEDIATE");
      settings.setProperty(
          "busy_timeout", Long.toString(Math.min(timeout.toMillis(), MAX_CONNECTING.toMillis())));
      return settings;
    }

    @Override
    void begin(Connection connection, Duration timeout) {}

    @Override
    String differs(String column) {
      return "t." + column + " IS NOT excluded." + column;
    }

    @Override
    void bind(PreparedStatement statement, int index, Cell cell) throws SQLException {
      switch (cell) {
        case Cell.Nothing _ -> statement.setNull(index, Types.NULL);
        case Cell.Text(String value) -> statement.setString(index, value);
        case Cell.Numeral(String value) -> number(statement, index, value);
        case Cell.Flag(boolean value) -> statement.setInt(index, value ? 1 : 0);
        case Cell.Nested(String json) -> statement.setString(index, json);
      }
    }
  };

  private static final Duration MAX_CONNECTING = Duration.ofSeconds(30);

  /** The one that an address is of. */
  static Dialect of(String url) {
    return url.startsWith(Action.Jdbc.SQLITE) ? SQLITE : POSTGRESQL;
  }

  /** A name as it stands in SQL, whatever is in it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  abstract Properties settings(Duration timeout);

  /** What is said before anything else. */
  abstract void begin(Connection connection, Duration timeout) throws SQLException;

  /** Whether a value is to become another one. */
  abstract String differs(String column);

  abstract void bind(PreparedStatement statement, int index, Cell cell) throws SQLException;

  private static String seconds(Duration time) {
    return Long.toString(Math.min(Integer.MAX_VALUE / 1000, Math.max(1, time.toSeconds())));
  }

  private static void number(PreparedStatement statement, int index, String value)
      throws SQLException {
    BigDecimal number = new BigDecimal(value);
    boolean whole = number.scale() <= 0 && number.precision() - number.scale() <= MAX_DIGITS;
    if (whole) {
      statement.setLong(index, number.longValueExact());
    } else {
      statement.setDouble(index, number.doubleValue());
    }
  }

  /** All whole numbers of so many digits are numbers of 64 bits. */
  private static final int MAX_DIGITS = 18;
}
