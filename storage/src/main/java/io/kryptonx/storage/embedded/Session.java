package io.kryptonx.storage.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * One connection with the statements it has prepared. Used by one thread at a time. A result set
 * must be closed before the session is given back: an open one holds its view of the database.
 */
final class Session implements AutoCloseable {

  /** How long a start waits while another process recovers the database after a crash. */
  private static final int BUSY_MILLIS = 10_000;

  /** Pages of the log after which it is worked into the database: 16 MiB. */
  private static final int CHECKPOINT_PAGES = 4096;

  /** The most that is told of a damaged database. */
  private static final int MAX_FINDINGS = 100;

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();

  private Session(Connection connection) {
    this.connection = connection;
  }

  /** A connection that commits explicitly, each commit being on stable storage when it returns. */
  static Session writing(Path database) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.READONLY);
    Session session = new Session(connect(database, "", config));
    session.tune(
        "PRAGMA journal_mode = WAL",
        "PRAGMA synchronous = FULL",
        "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES,
        "PRAGMA journal_size_limit = 67108864",
        "PRAGMA temp_store = MEMORY");
    session.connection.setAutoCommit(false);
    return session;
  }

  /**
   * A connection that cannot write.
   *
   * @param immutable whether nobody can change the file, so that it may be read without locks and
   *     without the files that go with them
   */
  static Session reading(Path database, boolean immutable) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    return new Session(connect(database, immutable ? "?immutable=1" : "", config));
  }

  /** The prepared statement for a text, made once. */
  PreparedStatement sql(String text) throws SQLException {
    PreparedStatement statement = prepared.get(text);
    if (statement == null) {
      statement = connection.prepareStatement(text);
      prepared.put(text, statement);
    }
    return statement;
  }

  /** The number that a query without parameters gives, such as a pragma. */
  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }

  /** The texts that a query without parameters gives. */
  List<String> texts(String query) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet rows = sql(query).executeQuery()) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** What is wrong with the form of the database; nothing where all is well. */
  List<String> integrity() throws SQLException {
    List<String> found = texts("PRAGMA integrity_check(" + MAX_FINDINGS + ")");
    return found.equals(List.of("ok")) ? List.of() : found;
  }

  /** Writes the database anew, without the room that nothing takes; not within other work. */
  void vacuum() throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      connection.setAutoCommit(false);
    }
  }

  /** Executes statements without parameters. */
  void run(Iterable<String> texts) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String text : texts) {
        statement.executeUpdate(text);
      }
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  private void tune(String... pragmas) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** As a URI, since in a plain name the driver takes {@code ?} for the start of options. */
  private static Connection connect(Path database, String options, SQLiteConfig config)
      throws SQLException {
    config.setBusyTimeout(BUSY_MILLIS);
    config.setGetGeneratedKeys(false); // else the driver asks for the key after every insert
    Properties properties = config.toProperties();
    String file = "file:" + database.toUri().getRawPath() + options;
    return new JDBC4Connection("jdbc:sqlite:" + file, file, properties);
  }
}
