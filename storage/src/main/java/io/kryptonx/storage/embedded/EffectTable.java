package io.kryptonx.storage.embedded;

import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.storage.EffectLedger;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/** What became of effects, by key. */
final class EffectTable implements EffectLedger {

  private static final String COLUMNS =
      "SELECT key, pipeline, stage, item, mode, on_unknown, state, run, attempt, doubts, time,"
          + " fingerprint"
          + " FROM effects ";

  /** What lines of the ledger of the store are called that stand for an effect. */
  private static final String LEDGER = "effect";

  /** In the place of an entry that is not kept any more. */
  private static final Digest REMOVED = new CanonicalWriter().text("kryptonx.effect").toDigest();

  private final Database database;
  private final SmallBlobs smalls;

  EffectTable(Database database, SmallBlobs smalls) {
    this.database = database;
    this.smalls = smalls;
  }

  @Override
  public Optional<Entry> find(EventId key) {
    return database.read(session -> find(session, key));
  }

  @Override
  public List<Entry> of(String pipeline) {
    return database.read(session -> {
      PreparedStatement statement =
          session.sql(COLUMNS + "WHERE pipeline = ? ORDER BY stage, item, time, key");
      statement.setString(1, pipeline);
      return entries(statement);
    });
  }

  @Override
  public void decide(Collection<EventId> keys, State state, Instant time) {
    smalls.flushWith(session -> {
      for (EventId key : keys) {
        Optional<Entry> entry = find(session, key);
        if (entry.isPresent()) {
          put(session, entry.get().in(state, time));
        }
      }
    });
  }

  /** Makes changes in their order. */
  static void change(Session session, List<Entry> changes) throws SQLException {
    for (Entry change : changes) {
      Entry after = find(session, change.key()).map(e -> e.after(change)).orElse(change);
      for (Entry other : ofItem(session, after)) {
        if (after.replaces(other)) {
          remove(session, other.key());
        }
      }
      put(session, after);
    }
  }

  /** The key of the first effect of which the ledger of the store tells something else. */
  static Optional<String> firstBreak(Session session) throws SQLException {
    SortedMap<String, Digest> written = LedgerTable.latest(session, LEDGER);
    for (Entry entry : entries(session.sql(COLUMNS + "ORDER BY key"))) {
      String key = entry.key().toString();
      Digest last = written.remove(key);
      if (last != null && !last.equals(entry.digest())) {
        return Optional.of(key);
      }
    }
    return written.entrySet().stream()
        .filter(line -> !line.getValue().equals(REMOVED))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Optional<Entry> find(Session session, EventId key) throws SQLException {
    PreparedStatement statement = session.sql(COLUMNS + "WHERE key = ?");
    statement.setString(1, key.toString());
    return entries(statement).stream().findFirst();
  }

  private static List<Entry> ofItem(Session session, Entry entry) throws SQLException {
    PreparedStatement statement =
        session.sql(COLUMNS + "WHERE pipeline = ? AND stage = ? AND item = ?");
    statement.setString(1, entry.pipeline());
    statement.setString(2, entry.stage());
    statement.setString(3, entry.item());
    return entries(statement);
  }

  private static List<Entry> entries(PreparedStatement statement) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(
            new Entry(
                new EventId(UUID.fromString(rows.getString(1))),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                Effect.Mode.valueOf(rows.getString(5)),
                Effect.Unknown.valueOf(rows.getString(6)),
                State.valueOf(rows.getString(7)),
                new RunId(rows.getString(8)),
                rows.getInt(9),
                rows.getInt(10),
                Instant.ofEpochMilli(rows.getLong(11)),
                Optional.ofNullable(rows.getBytes(12))
                    .map(bytes -> new Fingerprint(Digest.fromBytes(bytes)))));
      }
    }
    return entries;
  }

  private static void put(Session session, Entry entry) throws SQLException {
    PreparedStatement statement =
        session.sql(
            "INSERT OR REPLACE INTO effects (key, pipeline, stage, item, mode, on_unknown, state,"
                + " run, attempt, doubts, time, fingerprint)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    statement.setString(1, entry.key().toString());
    statement.setString(2, entry.pipeline());
    statement.setString(3, entry.stage());
    statement.setString(4, entry.item());
    statement.setString(5, entry.mode().name());
    statement.setString(6, entry.onUnknown().name());
    statement.setString(7, entry.state().name());
    statement.setString(8, entry.run().text());
    statement.setInt(9, entry.attempt());
    statement.setInt(10, entry.doubts());
    statement.setLong(11, entry.time().toEpochMilli());
    statement.setBytes(12, entry.fingerprint().map(f -> f.digest().bytes()).orElse(null));
    statement.executeUpdate();
    LedgerTable.append(session, LEDGER, entry.key().toString(), entry.digest());
  }

  private static void remove(Session session, EventId key) throws SQLException {
    PreparedStatement statement = session.sql("DELETE FROM effects WHERE key = ?");
    statement.setString(1, key.toString());
    statement.executeUpdate();
    LedgerTable.append(session, LEDGER, key.toString(), REMOVED);
  }
}
