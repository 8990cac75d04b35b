package io.kryptonx.storage.embedded;

import io.kryptonx.storage.FileStates;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What files of sources looked like. The files of a folder are spread over {@value #BUCKETS} rows
 * by the hash of their path, since all of them are loaded at every start, and a row for each file
 * took twice as long.
 */
final class FileStateTable implements FileStates {

  private static final int BUCKETS = 256;

  private final Database database;

  FileStateTable(Database database) {
    this.database = database;
  }

  @Override
  public Map<String, State> load(String folder) {
    return database.read(session -> load(session, folder));
  }

  @Override
  public void save(String folder, Map<String, State> changed, Collection<String> forgotten) {
    Map<Integer, Map<String, State>> puts = new TreeMap<>();
    changed.forEach(
        (path, state) -> puts.computeIfAbsent(bucket(path), _ -> new TreeMap<>()).put(path, state));
    Set<Integer> touched = new TreeSet<>(puts.keySet());
    forgotten.forEach(path -> touched.add(bucket(path)));
    if (touched.isEmpty()) {
      return;
    }
    database.write(session -> {
      for (int bucket : touched) {
        Map<String, State> states = new TreeMap<>(bucket(session, folder, bucket));
        forgotten.forEach(states::remove);
        states.putAll(puts.getOrDefault(bucket, Map.of()));
        put(session, folder, bucket, states);
      }
    });
  }

  /** The folders that something is known of. */
  static List<String> folders(Session session) throws SQLException {
    return session.texts("SELECT DISTINCT folder FROM file_states ORDER BY folder");
  }

  /** By a hash that the language defines, since it is kept. */
  private static int bucket(String path) {
    int hash = path.hashCode();
    return (hash ^ hash >>> 16) & (BUCKETS - 1);
  }

  private static Map<String, State> load(Session session, String folder) throws SQLException {
    PreparedStatement statement = session.sql("SELECT states FROM file_states WHERE folder = ?");
    statement.setString(1, folder);
    Map<String, State> states = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        states.putAll(FileStateForm.read(rows.getBytes(1)));
      }
    }
    return states;
  }

  private static Map<String, State> bucket(Session session, String folder, int bucket)
      throws SQLException {
    PreparedStatement statement =
        session.sql("SELECT states FROM file_states WHERE folder = ? AND bucket = ?");
    statement.setString(1, folder);
    statement.setInt(2, bucket);
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? FileStateForm.read(rows.getBytes(1)) : Map.of();
    }
  }

  private static void put(Session session, String folder, int bucket, Map<String, State> states)
      throws SQLException {
    PreparedStatement statement =
        session.sql("INSERT OR REPLACE INTO file_states VALUES (?, ?, ?)");
    statement.setString(1, folder);
    statement.setInt(2, bucket);
    statement.setBytes(3, FileStateForm.write(states));
    statement.executeUpdate();
  }
}
