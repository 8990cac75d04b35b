package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.internal.RestForms;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One row per run: its header, and where its journal ends. */
final class RunTable {

  private RunTable() {}

  /**
   * The end of a run's journal.
   *
   * @param id of the row; 0 for a run without one
   * @param start chain value before the first page
   * @param last sequence number of the last entry; 0 where there is none
   * @param chain chain value after it
   */
  record Tail(long id, Digest start, long last, Digest chain) {}

  static Optional<Tail> tail(Session session, RunId run) throws SQLException {
    PreparedStatement statement =
        session.sql("SELECT id, header, last_sequence, chain FROM runs WHERE run = ?");
    statement.setString(1, run.text());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Tail(
                  rows.getLong(1),
                  JournalPage.chainStart(RestForms.header(rows.getBytes(2)).ownName()),
                  rows.getLong(3),
                  Digest.fromBytes(rows.getBytes(4))))
          : Optional.empty();
    }
  }

  /** The row of a run, made with its header where there is none yet. */
  static Tail tailOrNew(Session session, RunHeader header) throws SQLException {
    Optional<Tail> known = tail(session, header.run());
    if (known.isPresent()) {
      return known.get();
    }
    PreparedStatement statement =
        session.sql(
            "INSERT INTO runs (run, pipeline, number, header, last_sequence, chain)"
                + " VALUES (?, ?, ?, ?, 0, ?)");
    statement.setString(1, header.run().text());
    statement.setString(2, header.run().pipeline());
    statement.setInt(3, header.number());
    statement.setBytes(4, RestForms.header(header));
    statement.setBytes(5, JournalPage.chainStart(header.ownName()).bytes());
    statement.executeUpdate();
    return tail(session, header.run()).orElseThrow();
  }

  static void update(Session session, Tail tail, RunHeader header) throws SQLException {
    PreparedStatement statement =
        session.sql("UPDATE runs SET header = ?, last_sequence = ?, chain = ? WHERE id = ?");
    statement.setBytes(1, RestForms.header(header));
    statement.setLong(2, tail.last());
    statement.setBytes(3, tail.chain().bytes());
    statement.setLong(4, tail.id());
    statement.executeUpdate();
  }

  /** Deletes a run with its journal. */
  static void delete(Session session, RunId run) throws SQLException {
    JournalTable.delete(session, run);
    PreparedStatement statement = session.sql("DELETE FROM runs WHERE run = ?");
    statement.setString(1, run.text());
    statement.executeUpdate();
  }

  /** The headers of all runs by pipeline and number. */
  static List<RunHeader> all(Session session) throws SQLException {
    return headers(session.sql("SELECT header FROM runs ORDER BY pipeline, number"));
  }

  static Optional<RunHeader> header(Session session, RunId run) throws SQLException {
    PreparedStatement statement = session.sql("SELECT header FROM runs WHERE run = ?");
    statement.setString(1, run.text());
    try (ResultSet rows = statement.executeQuery()) {
      return rows.next() ? Optional.of(RestForms.header(rows.getBytes(1))) : Optional.empty();
    }
  }

  static List<RunHeader> latest(Session session, String pipeline, int limit) throws SQLException {
    PreparedStatement statement =
        session.sql("SELECT header FROM runs WHERE pipeline = ? ORDER BY number DESC LIMIT ?");
    statement.setString(1, pipeline);
    statement.setInt(2, limit);
    return headers(statement);
  }

  private static List<RunHeader> headers(PreparedStatement statement) throws SQLException {
    List<RunHeader> headers = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        headers.add(RestForms.header(rows.getBytes(1)));
      }
    }
    return headers;
  }

  /** Those with runs of this store; names of imported runs alone have a dot. */
  static List<String> pipelines(Session session) throws SQLException {
    return session.texts(
        "SELECT DISTINCT pipeline FROM runs WHERE instr(pipeline, '.') = 0 ORDER BY pipeline");
  }
}
