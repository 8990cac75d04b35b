package io.kryptonx.storage.embedded;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.EventCodec;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.CanonicalWriter;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The chain over what outlives the bodies of runs: their starts and ends, what they published, and
 * that they were removed or imported, over effects, and over what people decided. Each line holds
 * the digest of the journal entry that it stands for, or the last chain value of the journal.
 */
final class LedgerTable {

  private static final Digest START = new CanonicalWriter().text("kryptonx.ledger").toDigest();

  private LedgerTable() {}

  /** Appends a line for each entry that belongs here. */
  static void append(Session session, RunId run, List<JournalEntry> entries) throws SQLException {
    for (JournalEntry entry : entries) {
      Optional<String> kind = kind(entry.event());
      if (kind.isPresent()) {
        append(session, kind.get(), run.text(), digest(entry));
      }
    }
  }

  /** The sequence number of the first line that breaks the chain. */
  static Optional<Long> firstBreak(Session session) throws SQLException {
    Digest chain = START;
    long expected = 1;
    try (ResultSet rows =
        session
            .sql("SELECT sequence, kind, run, digest, chain FROM ledger ORDER BY sequence")
            .executeQuery()) {
      while (rows.next()) {
        Digest digest = Digest.fromBytes(rows.getBytes(4));
        chain = chain(chain, rows.getString(2), rows.getString(3), digest);
        if (rows.getLong(1) != expected || !chain.equals(Digest.fromBytes(rows.getBytes(5)))) {
          return Optional.of(expected);
        }
        expected++;
      }
    }
    return Optional.empty();
  }

  /** What lines of a kind stand for, in order. */
  static List<Digest> digests(Session session, String kind) throws SQLException {
    PreparedStatement statement =
        session.sql("SELECT digest FROM ledger WHERE kind = ? ORDER BY sequence");
    statement.setString(1, kind);
    List<Digest> digests = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        digests.add(Digest.fromBytes(rows.getBytes(1)));
      }
    }
    return digests;
  }

  /** What the last line of a kind about each subject stands for. */
  static SortedMap<String, Digest> latest(Session session, String kind) throws SQLException {
    PreparedStatement statement =
        session.sql("SELECT run, digest FROM ledger WHERE kind = ? ORDER BY sequence");
    statement.setString(1, kind);
    SortedMap<String, Digest> latest = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        latest.put(rows.getString(1), Digest.fromBytes(rows.getBytes(2)));
      }
    }
    return latest;
  }

  /**
   * Appends a line about a run, or about an effect by its key.
   *
   * @param digest of what the line stands for: an entry, or the chain value of a whole journal
   */
  static void append(Session session, String kind, String run, Digest digest) throws SQLException {
    Digest before = START;
    long sequence = 1;
    try (ResultSet rows =
        session
            .sql("SELECT sequence, chain FROM ledger ORDER BY sequence DESC LIMIT 1")
            .executeQuery()) {
      if (rows.next()) {
        sequence = rows.getLong(1) + 1;
        before = Digest.fromBytes(rows.getBytes(2));
      }
    }
    PreparedStatement statement = session.sql("INSERT INTO ledger VALUES (?, ?, ?, ?, ?)");
    statement.setLong(1, sequence);
    statement.setString(2, kind);
    statement.setString(3, run);
    statement.setBytes(4, digest.bytes());
    statement.setBytes(5, chain(before, kind, run, digest).bytes());
    statement.executeUpdate();
  }

  private static Optional<String> kind(Event event) {
    return switch (event) {
      case Event.RunStarted _ -> Optional.of("started");
      case Event.Published _ -> Optional.of("published");
      case Event.RunEnded _ -> Optional.of("ended");
      case Event.SourceChanged _,
          Event.EngineStarted _,
          Event.ChunkReused _,
          Event.ResultsFound _,
          Event.AttemptsStarted _,
          Event.AttemptsWithheld _,
          Event.BudgetSpent _,
          Event.ConditionsDecided _,
          Event.ReviewsParked _,
          Event.ReviewsDecided _,
          Event.LocksLost _,
          Event.IterationsJudged _,
          Event.LoopsEnded _,
          Event.TaskFinished _,
          Event.AttemptFailed _,
          Event.InputsLost _,
          Event.Diverged _,
          Event.PublicationStarted _,
          Event.PublicationRefused _,
          Event.RunCancelled _ ->
          Optional.empty();
    };
  }

  private static Digest digest(JournalEntry entry) {
    CanonicalWriter out = new CanonicalWriter();
    EventCodec.write(out, entry);
    return out.toDigest();
  }

  private static Digest chain(Digest before, String kind, String run, Digest digest) {
    return new CanonicalWriter().digest(before).text(kind).text(run).digest(digest).toDigest();
  }
}
