package io.kryptonx.storage.embedded;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.PublicationLedger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is published, by pipeline and path. */
final class PublicationTable implements PublicationLedger {

  private final Database database;

  PublicationTable(Database database) {
    this.database = database;
  }

  @Override
  public SortedMap<String, Entry> of(String pipeline) {
    return database.read(session -> of(session, pipeline));
  }

  private static SortedMap<String, Entry> of(Session session, String pipeline) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "SELECT path, stage, item, type, size, digest FROM publications WHERE pipeline = ?");
    statement.setString(1, pipeline);
    SortedMap<String, Entry> entries = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        MediaType type = MediaType.parse(rows.getString(4));
        Digest digest = Digest.fromBytes(rows.getBytes(6));
        Snapshot snapshot = new Snapshot(type, rows.getLong(5), digest);
        String path = rows.getString(1);
        entries.put(path, new Entry(path, rows.getString(2), rows.getString(3), snapshot));
      }
    }
    return entries;
  }

  /** The pipelines that have published something. */
  static List<String> pipelines(Session session) throws SQLException {
    return session.texts("SELECT DISTINCT pipeline FROM publications ORDER BY pipeline");
  }

  static void put(Session session, String pipeline, List<Entry> published) throws SQLException {
    PreparedStatement statement =
        session.sql("INSERT OR REPLACE INTO publications VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (Entry entry : published) {
      statement.setString(1, pipeline);
      statement.setString(2, entry.path());
      statement.setString(3, entry.stage());
      statement.setString(4, entry.item());
      statement.setString(5, entry.snapshot().type().name());
      statement.setLong(6, entry.snapshot().size());
      statement.setBytes(7, entry.snapshot().digest().bytes());
      statement.executeUpdate();
    }
  }

  static void remove(Session session, String pipeline, List<String> paths) throws SQLException {
    PreparedStatement statement =
        session.sql("DELETE FROM publications WHERE pipeline = ? AND path = ?");
    for (String path : paths) {
      statement.setString(1, pipeline);
      statement.setString(2, path);
      statement.executeUpdate();
    }
  }
}
