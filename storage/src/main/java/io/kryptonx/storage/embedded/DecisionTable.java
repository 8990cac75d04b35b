package io.kryptonx.storage.embedded;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.CanonicalReader;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.Decisions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Decisions in the database, a row and a line of the ledger each. */
record DecisionTable(Database database) implements Decisions {

  /** What lines of the ledger are called that stand for decisions. */
  private static final String LEDGER = "decided";

  /** Stores of format 3 have no such table. */
  static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS decisions (
        sequence INTEGER PRIMARY KEY, pipeline TEXT NOT NULL, kind TEXT NOT NULL,
        subject BLOB NOT NULL, run TEXT NOT NULL, author TEXT NOT NULL, note TEXT NOT NULL,
        time INTEGER NOT NULL, content BLOB) STRICT\
      """;

  /** In stores of format 4 decisions brought nothing with them. */
  static final String ADD_CONTENT = "ALTER TABLE decisions ADD COLUMN content BLOB";

  private static final String SELECT =
      "SELECT kind, subject, run, author, note, time, content FROM decisions";

  @Override
  public void add(Collection<Decision> decisions) {
    database.write(session -> {
      for (Decision decision : decisions) {
        insert(session, decision);
        LedgerTable.append(session, LEDGER, decision.run().text(), decision.digest());
      }
    });
  }

  private static void insert(Session session, Decision decision) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "INSERT INTO decisions (pipeline, kind, subject, run, author, note, time, content)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    statement.setString(1, decision.run().pipeline());
    statement.setString(2, decision.kind());
    statement.setBytes(3, decision.subject().bytes());
    statement.setString(4, decision.run().text());
    statement.setString(5, decision.by());
    statement.setString(6, decision.note());
    statement.setLong(7, decision.at().toEpochMilli());
    statement.setBytes(8, decision.content().map(DecisionTable::bytes).orElse(null));
    statement.executeUpdate();
  }

  @Override
  public List<Decision> of(String pipeline) {
    return database.read(session -> of(session, pipeline));
  }

  private static List<Decision> of(Session session, String pipeline) throws SQLException {
    PreparedStatement statement = session.sql(SELECT + " WHERE pipeline = ? ORDER BY sequence");
    statement.setString(1, pipeline);
    return decisions(statement);
  }

  /** The number of the first decision that the ledger tells otherwise. */
  static Optional<Integer> firstBreak(Session session) throws SQLException {
    List<Digest> here =
        decisions(session.sql(SELECT + " ORDER BY sequence")).stream()
            .map(Decision::digest)
            .toList();
    List<Digest> written = LedgerTable.digests(session, LEDGER);
    for (int i = 0; i < Math.max(here.size(), written.size()); i++) {
      if (i >= here.size() || i >= written.size() || !here.get(i).equals(written.get(i))) {
        return Optional.of(i + 1);
      }
    }
    return Optional.empty();
  }

  private static List<Decision> decisions(PreparedStatement statement) throws SQLException {
    List<Decision> decisions = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        decisions.add(
            new Decision(
                rows.getString(1),
                Digest.fromBytes(rows.getBytes(2)),
                new RunId(rows.getString(3)),
                rows.getString(4),
                rows.getString(5),
                Instant.ofEpochMilli(rows.getLong(6)),
                Optional.ofNullable(rows.getBytes(7)).map(DecisionTable::snapshot)));
      }
    }
    return decisions;
  }

  private static byte[] bytes(Snapshot snapshot) {
    CanonicalWriter out = new CanonicalWriter();
    snapshot.write(out);
    return out.toBytes();
  }

  private static Snapshot snapshot(byte[] bytes) {
    CanonicalReader in = new CanonicalReader(bytes);
    Snapshot snapshot = Snapshot.read(in);
    in.end();
    return snapshot;
  }
}
