package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.Kept;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Content that is kept in the database. */
final class BlobTable {

  private static final String MISSING =
      DigestBatch.ASKED
          + "SELECT i FROM asked"
          + " WHERE NOT EXISTS (SELECT 1 FROM blobs WHERE blobs.digest = asked.digest)";

  private static final String SIZE =
      DigestBatch.ASKED
          + "SELECT i, length(content) FROM asked CROSS JOIN blobs ON blobs.digest = asked.digest";

  private BlobTable() {}

  /** A row, and what it holds. */
  record Row(long id, Kept.Small kept) {}

  /** Rows in the order in which they were added. */
  static List<Row> list(Session session, long after, int limit) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "SELECT rowid, digest, length(content) FROM blobs"
                + " WHERE rowid > ? ORDER BY rowid LIMIT ?");
    statement.setLong(1, after);
    statement.setInt(2, limit);
    List<Row> rows = new ArrayList<>();
    try (ResultSet found = statement.executeQuery()) {
      while (found.next()) {
        Digest digest = Digest.fromBytes(found.getBytes(2));
        rows.add(new Row(found.getLong(1), new Kept.Small(digest, found.getLong(3))));
      }
    }
    return rows;
  }

  static Optional<byte[]> find(Session session, Digest digest) throws SQLException {
    PreparedStatement statement = session.sql("SELECT content FROM blobs WHERE digest = ?");
    statement.setBytes(1, digest.bytes());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  /** Those of the digests that are not there. */
  static List<Digest> missing(Session session, List<Digest> digests) throws SQLException {
    List<Digest> missing = new ArrayList<>();
    DigestBatch.query(session, MISSING, digests, (i, _) -> missing.add(digests.get(i)));
    return missing;
  }

  /** Adds content; what is there already stays. */
  static void insert(Session session, Map<Digest, byte[]> contents) throws SQLException {
    PreparedStatement statement = session.sql("INSERT OR IGNORE INTO blobs VALUES (?, ?)");
    for (Map.Entry<Digest, byte[]> content : contents.entrySet()) {
      statement.setBytes(1, content.getKey().bytes());
      statement.setBytes(2, content.getValue());
      statement.executeUpdate();
    }
  }

  /** Deletes those that are there and says how many bytes that were. */
  static long delete(Session session, List<Digest> digests) throws SQLException {
    long[] bytes = {0};
    DigestBatch.query(session, SIZE, digests, (_, row) -> bytes[0] += row.getLong(2));
    for (Digest digest : digests) {
      delete(session, digest);
    }
    return bytes[0];
  }

  static void delete(Session session, Digest digest) throws SQLException {
    PreparedStatement statement = session.sql("DELETE FROM blobs WHERE digest = ?");
    statement.setBytes(1, digest.bytes());
    statement.executeUpdate();
  }
}
