package io.kryptonx.storage.embedded;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.internal.RestForms;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Results by fingerprint. */
final class ResultTable implements ResultIndex {

  private static final String FIND =
      DigestBatch.ASKED
          + "SELECT i, outputs FROM asked CROSS JOIN results ON fingerprint = asked.digest";

  private static final String TIME =
      DigestBatch.ASKED
          + "SELECT i, time FROM asked CROSS JOIN results ON fingerprint = asked.digest";

  private static final String INSERT =
      """
      INSERT INTO results VALUES (?1, ?2, ?3)
        ON CONFLICT (fingerprint) DO UPDATE SET outputs = excluded.outputs, time = excluded.time
        WHERE ?4\
      """;

  private final Database database;

  ResultTable(Database database) {
    this.database = database;
  }

  @Override
  public Map<Fingerprint, Made> find(Collection<Fingerprint> fingerprints) {
    Map<Fingerprint, Made> found = new HashMap<>();
    DigestBatch.cut(
        List.copyOf(fingerprints), part -> found.putAll(database.read(s -> find(s, part))));
    return found;
  }

  private static Map<Fingerprint, Made> find(Session session, List<Fingerprint> part)
      throws SQLException {
    Map<Fingerprint, Made> found = HashMap.newHashMap(part.size());
    List<Digest> digests = part.stream().map(Fingerprint::digest).toList();
    DigestBatch.query(
        session,
        FIND,
        digests,
        (i, row) -> found.put(part.get(i), RestForms.result(row.getBytes(2))));
    return found;
  }

  @Override
  public Set<Fingerprint> outdated(Map<Fingerprint, Instant> since) {
    Set<Fingerprint> outdated = new HashSet<>(since.keySet());
    DigestBatch.cut(
        List.copyOf(since.keySet()),
        part -> outdated.removeAll(database.read(s -> fresh(s, part, since))));
    return outdated;
  }

  private static Set<Fingerprint> fresh(
      Session session, List<Fingerprint> part, Map<Fingerprint, Instant> since)
      throws SQLException {
    Set<Fingerprint> fresh = new HashSet<>();
    List<Digest> digests = part.stream().map(Fingerprint::digest).toList();
    DigestBatch.query(
        session,
        TIME,
        digests,
        (i, row) -> {
          Fingerprint fingerprint = part.get(i);
          Instant oldest = since.getOrDefault(fingerprint, Instant.MAX);
          if (!Instant.ofEpochMilli(row.getLong(2)).isBefore(oldest)) {
            fresh.add(fingerprint);
          }
        });
    return fresh;
  }

  /** Results in the order of their fingerprints, behind one of them. */
  static List<Entry> list(Session session, Optional<Fingerprint> after, int limit)
      throws SQLException {
    PreparedStatement statement =
        session.sql(
            "SELECT fingerprint, outputs, time FROM results WHERE fingerprint > ?"
                + " ORDER BY fingerprint LIMIT ?");
    statement.setBytes(1, after.map(f -> f.digest().bytes()).orElseGet(() -> new byte[0]));
    statement.setInt(2, limit);
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Fingerprint fingerprint = new Fingerprint(Digest.fromBytes(rows.getBytes(1)));
        entries.add(
            new Entry(
                fingerprint,
                RestForms.result(rows.getBytes(2)),
                Instant.ofEpochMilli(rows.getLong(3)),
                false));
      }
    }
    return entries;
  }

  /** Forgets results. */
  static void delete(Session session, List<Digest> fingerprints) throws SQLException {
    PreparedStatement statement = session.sql("DELETE FROM results WHERE fingerprint = ?");
    for (Digest fingerprint : fingerprints) {
      statement.setBytes(1, fingerprint.bytes());
      statement.executeUpdate();
    }
  }

  /** Adds results; one that is known stays as it is unless it is renewed. */
  static void insert(Session session, List<Entry> results) throws SQLException {
    PreparedStatement statement = session.sql(INSERT);
    for (Entry result : results) {
      statement.setBytes(1, result.fingerprint().digest().bytes());
      statement.setBytes(2, RestForms.result(result.made()));
      statement.setLong(3, result.time().toEpochMilli());
      statement.setBoolean(4, result.renews());
      statement.executeUpdate();
    }
  }
}
