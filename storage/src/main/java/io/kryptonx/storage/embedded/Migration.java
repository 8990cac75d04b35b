package io.kryptonx.storage.embedded;

import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Brings the tables of an older format to the one of {@link Schema}, within the transaction of the
 * opening: all of it or nothing.
 *
 * <p>Format 1: events and pipelines at rest had another form, which is not read any more. Its runs
 * keep their headers, as if their bodies had been removed; results, content and what is published
 * stay, so that the next run executes nothing that it need not. Format 2: headers of runs had
 * another form, which is still read; early ones did not say when a result was made. Format 3: there
 * were no effects, and nobody decided anything. Format 4: decisions brought no content with them,
 * and it was not known which result was that of an effect. Format 5: results did not say what they
 * had taken; they are read as they are.
 */
final class Migration {

  private Migration() {}

  /** Changes what has to be changed; nothing where the format is the current one. */
  static void from(long format, Session session) throws SQLException {
    if (format == 1) {
      removeBodies(session);
      forgetFileStates(session);
    }
    if (format < Schema.FORMAT) {
      addTimeOfResults(session);
      session.run(List.of(Schema.EFFECTS, Schema.EFFECTS_BY_ITEM, DecisionTable.CREATE));
      addContentOfDecisions(session);
      addFingerprintOfEffects(session);
      session.run(List.of(Schema.IS_OF_FORMAT));
    }
  }

  private static void removeBodies(Session session) throws SQLException {
    Instant now = Instant.ofEpochSecond(session.number("SELECT unixepoch()"));
    for (RunHeader run : RunTable.all(session)) {
      RunTable.Tail tail = RunTable.tail(session, run.run()).orElseThrow();
      RunHeader ended = run.status() == RunStatus.OPEN ? run.supersededAt(now) : run;
      RunTable.update(session, tail, ended.with(new RunBody.Removed(now)));
      LedgerTable.append(session, "removed", run.run().text(), tail.chain());
      JournalTable.delete(session, run.run());
    }
  }

  /** Only what is known of files, which is found out again. */
  private static void forgetFileStates(Session session) throws SQLException {
    if (hasColumn(session, "file_states", "path")) {
      session.run(List.of("DROP TABLE file_states", Schema.FILE_STATES));
    }
  }

  private static void addTimeOfResults(Session session) throws SQLException {
    if (!hasColumn(session, "results", "time")) {
      session.run(List.of("ALTER TABLE results ADD COLUMN time INTEGER NOT NULL DEFAULT 0"));
    }
  }

  private static void addFingerprintOfEffects(Session session) throws SQLException {
    if (!hasColumn(session, "effects", "fingerprint")) {
      session.run(List.of("ALTER TABLE effects ADD COLUMN fingerprint BLOB"));
    }
  }

  private static void addContentOfDecisions(Session session) throws SQLException {
    if (!hasColumn(session, "decisions", "content")) {
      session.run(List.of(DecisionTable.ADD_CONTENT));
    }
  }

  private static boolean hasColumn(Session session, String table, String column)
      throws SQLException {
    return session.texts("SELECT name FROM pragma_table_info('" + table + "')").contains(column);
  }
}
