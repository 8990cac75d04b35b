package io.kryptonx.storage.embedded;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The tables, and the version of their form. */
final class Schema {

  /** The version that this code reads and writes. */
  static final int FORMAT = 6;

  /** Marks the file as ours: {@code KRYX}. */
  private static final int APPLICATION = 0x4B525958;

  /** Marks the form of the tables. */
  static final String IS_OF_FORMAT = "PRAGMA user_version = " + FORMAT;

  static final String FILE_STATES =
      """
      CREATE TABLE file_states (
        folder TEXT NOT NULL, bucket INTEGER NOT NULL, states BLOB NOT NULL,
        PRIMARY KEY (folder, bucket)) STRICT\
      """;

  static final String EFFECTS =
      """
      CREATE TABLE IF NOT EXISTS effects (
        key TEXT PRIMARY KEY, pipeline TEXT NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL,
        mode TEXT NOT NULL, on_unknown TEXT NOT NULL, state TEXT NOT NULL, run TEXT NOT NULL,
        attempt INTEGER NOT NULL, doubts INTEGER NOT NULL, time INTEGER NOT NULL,
        fingerprint BLOB)
        STRICT, WITHOUT ROWID\
      """;

  static final String EFFECTS_BY_ITEM =
      "CREATE INDEX IF NOT EXISTS effects_by_item ON effects (pipeline, stage, item)";

  /** Content is in tables with row numbers, since rows of kilobytes make a slow index. */
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT",
          "INSERT INTO counters VALUES ('epoch', 0)",
          "CREATE TABLE blobs (digest BLOB PRIMARY KEY, content BLOB NOT NULL) STRICT",
          """
          CREATE TABLE runs (
            id INTEGER PRIMARY KEY, run TEXT NOT NULL UNIQUE,
            pipeline TEXT NOT NULL, number INTEGER NOT NULL, header BLOB NOT NULL,
            last_sequence INTEGER NOT NULL, chain BLOB NOT NULL,
            UNIQUE (pipeline, number)) STRICT\
          """,
          """
          CREATE TABLE journal (
            run INTEGER NOT NULL REFERENCES runs, first_sequence INTEGER NOT NULL,
            last_sequence INTEGER NOT NULL, payload BLOB NOT NULL, chain BLOB NOT NULL,
            UNIQUE (run, first_sequence)) STRICT\
          """,
          """
          CREATE TABLE ledger (
            sequence INTEGER PRIMARY KEY, kind TEXT NOT NULL, run TEXT NOT NULL,
            digest BLOB NOT NULL, chain BLOB NOT NULL) STRICT\
          """,
          """
          CREATE TABLE results (
            fingerprint BLOB PRIMARY KEY, outputs BLOB NOT NULL, time INTEGER NOT NULL)
            STRICT, WITHOUT ROWID\
          """,
          """
          CREATE TABLE publications (
            pipeline TEXT NOT NULL, path TEXT NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL,
            type TEXT NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL,
            PRIMARY KEY (pipeline, path)) STRICT, WITHOUT ROWID\
          """,
          FILE_STATES,
          EFFECTS,
          EFFECTS_BY_ITEM,
          DecisionTable.CREATE,
          "PRAGMA application_id = " + APPLICATION,
          IS_OF_FORMAT);

  private final Path root;

  Schema(Path root) {
    this.root = root;
  }

  /**
   * Makes the tables where there are none, brings those of an older format to this one, counts the
   * start, and returns its number.
   */
  long prepare(Session session) throws SQLException {
    if (isEmpty(session)) {
      session.run(TABLES);
    } else {
      Migration.from(known(session), session);
    }
    session.run(List.of("UPDATE counters SET value = value + 1 WHERE name = 'epoch'"));
    return session.number("SELECT value FROM counters WHERE name = 'epoch'");
  }

  /** Refuses what this code cannot read, and returns its format. */
  long check(Session session) throws SQLException {
    if (isEmpty(session)) {
      throw new KryptonxException(
          ErrorCode.NOT_FOUND, "the store " + root + " is empty; run a pipeline first");
    }
    long format = known(session);
    if (format < FORMAT) {
      throw refused(
          "the store %s has the older format %d; the next kryptonx run or kryptonx plan brings it to"
                  .formatted(root, format)
              + " format %d, which older versions of Kryptonx cannot read".formatted(FORMAT));
    }
    return format;
  }

  /** The format, which is one that this code knows. */
  private long known(Session session) throws SQLException {
    if (session.number("PRAGMA application_id") != APPLICATION) {
      throw refused(
          "store.db in " + root + " was not made by Kryptonx; name another folder with --store");
    }
    long format = session.number("PRAGMA user_version");
    if (format < 1 || format > FORMAT) {
      throw refused(
          "the store %s has format %d, but this version of Kryptonx knows 1 to %d; use a newer"
                  .formatted(root, format, FORMAT)
              + " version, or name another store with --store");
    }
    return format;
  }

  private static KryptonxException refused(String why) {
    return new KryptonxException(ErrorCode.STORE_VERSION, why);
  }

  private static boolean isEmpty(Session session) throws SQLException {
    return session.number("SELECT count(*) FROM sqlite_schema") == 0;
  }
}
