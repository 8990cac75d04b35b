package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.FileStates;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** What files of sources looked like, by folder and path. */
final class FileStateTable implements FileStates {

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
    if (changed.isEmpty() && forgotten.isEmpty()) {
      return;
    }
    database.write(session -> {
      put(session, folder, changed);
      forget(session, folder, forgotten);
    });
  }

  private static Map<String, State> load(Session session, String folder) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "SELECT path, size, modified_nanos, key, read_nanos, digest"
                + " FROM file_states WHERE folder = ?");
    statement.setString(1, folder);
    Map<String, State> states = new HashMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Digest digest = Digest.fromBytes(rows.getBytes(6));
        State state =
            new State(rows.getLong(2), rows.getLong(3), rows.getString(4), rows.getLong(5), digest);
        states.put(rows.getString(1), state);
      }
    }
    return states;
  }

  private static void put(Session session, String folder, Map<String, State> changed)
      throws SQLException {
    PreparedStatement statement =
        session.sql("INSERT OR REPLACE INTO file_states VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (Map.Entry<String, State> file : changed.entrySet()) {
      State state = file.getValue();
      statement.setString(1, folder);
      statement.setString(2, file.getKey());
      statement.setLong(3, state.size());
      statement.setLong(4, state.modifiedNanos());
      statement.setString(5, state.key());
      statement.setLong(6, state.readNanos());
      statement.setBytes(7, state.digest().bytes());
      statement.executeUpdate();
    }
  }

  private static void forget(Session session, String folder, Collection<String> paths)
      throws SQLException {
    PreparedStatement statement =
        session.sql("DELETE FROM file_states WHERE folder = ? AND path = ?");
    for (String path : paths) {
      statement.setString(1, folder);
      statement.setString(2, path);
      statement.executeUpdate();
    }
  }
}
