package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.JournalPage;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The pages of all journals. */
final class JournalTable {

  private JournalTable() {}

  /** A page as it was found. */
  record Row(JournalPage page, Digest chain) {}

  /** Appends pages and returns where the journal ends then. */
  static RunTable.Tail append(Session session, RunTable.Tail tail, List<JournalPage> pages)
      throws SQLException {
    PreparedStatement statement = session.sql("INSERT INTO journal VALUES (?, ?, ?, ?, ?)");
    long last = tail.last();
    Digest chain = tail.chain();
    for (JournalPage page : pages) {
      last = page.last();
      chain = page.chain(chain);
      statement.setLong(1, tail.id());
      statement.setLong(2, page.first());
      statement.setLong(3, last);
      statement.setBytes(4, page.payload());
      statement.setBytes(5, chain.bytes());
      statement.executeUpdate();
    }
    return new RunTable.Tail(tail.id(), tail.start(), last, chain);
  }

  /** Deletes all pages of a run. */
  static void delete(Session session, RunId run) throws SQLException {
    PreparedStatement statement =
        session.sql("DELETE FROM journal WHERE run = (SELECT id FROM runs WHERE run = ?)");
    statement.setString(1, run.text());
    statement.executeUpdate();
  }

  /** The first page that starts at or after a sequence number. */
  static Optional<Row> next(Session session, long run, long from) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "SELECT first_sequence, last_sequence, payload, chain FROM journal"
                + " WHERE run = ? AND first_sequence >= ? ORDER BY first_sequence LIMIT 1");
    statement.setLong(1, run);
    statement.setLong(2, from);
    try (ResultSet rows = statement.executeQuery()) {
      if (!rows.next()) {
        return Optional.empty();
      }
      JournalPage page = JournalPage.of(rows.getLong(1), rows.getLong(2), rows.getBytes(3));
      return Optional.of(new Row(page, Digest.fromBytes(rows.getBytes(4))));
    }
  }
}
