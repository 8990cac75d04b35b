package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks about many digests with one statement: they travel as one value of 32 bytes each, which the
 * statement takes apart. Each look-up of its own would cost several calls into the library.
 */
final class DigestBatch {

  /** The most digests of one statement, so that one does not hold memory without bound. */
  static final int MAX = 8192;

  /** The table {@code asked}: positions from 0, and the digest at each. */
  static final String ASKED =
      """
      WITH RECURSIVE
        positions(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM positions WHERE i + 1 < ?2),
        asked(i, digest) AS (SELECT i, substr(?1, i * 32 + 1, 32) FROM positions)
      """;

  private DigestBatch() {}

  /** What is done with a row, whose first column is the position. */
  @FunctionalInterface
  interface Row {
    void with(int position, ResultSet row) throws SQLException;
  }

  /** Runs a query that starts with {@link #ASKED} over some digests, at least one. */
  static void query(Session session, String sql, List<Digest> digests, Row each)
      throws SQLException {
    ByteBuffer packed = ByteBuffer.allocate(digests.size() * Digest.BYTES);
    for (Digest digest : digests) {
      packed.putLong(digest.a()).putLong(digest.b()).putLong(digest.c()).putLong(digest.d());
    }
    PreparedStatement statement = session.sql(sql);
    statement.setBytes(1, packed.array());
    statement.setInt(2, digests.size());
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        each.with(rows.getInt(1), rows);
      }
    }
  }

  /** Cuts a list into parts of at most {@link #MAX}. */
  static <T> void cut(List<T> all, Consumer<List<T>> part) {
    for (int from = 0; from < all.size(); from += MAX) {
      part.accept(all.subList(from, Math.min(all.size(), from + MAX)));
    }
  }
}
