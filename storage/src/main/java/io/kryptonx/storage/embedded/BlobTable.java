package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
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

  private BlobTable() {}

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

  static void delete(Session session, Digest digest) throws SQLException {
    PreparedStatement statement = session.sql("DELETE FROM blobs WHERE digest = ?");
    statement.setBytes(1, digest.bytes());
    statement.executeUpdate();
  }
}
