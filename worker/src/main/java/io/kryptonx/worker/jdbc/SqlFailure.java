package io.kryptonx.worker.jdbc;

import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Failure.Kind;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What a failure of a database means. */
final class SqlFailure {

  /**
   * Classes of codes (SQLSTATE) of what may pass: connections, transactions that got into each
   * other's way, resources, what an operator does, locks.
   */
  private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "55");

  /** What took too long and was cancelled for it. */
  static final String CANCELLED = "57014";

  private static final int CLASS = 2;

  /** SQLite says so by number: busy, locked. */
  private static final Set<Integer> BUSY = Set.of(5, 6);

  private static final int PRIMARY = 0xFF;

  /** No unique index over the columns of the key; SQLite says so in words. */
  private static final String NO_KEY = "42P10";

  private SqlFailure() {}

  /** A failure before anything was to last: all of it is undone. */
  static Failure before(SQLException e) {
    String state = state(e);
    boolean passing =
        state.length() > CLASS && PASSING.contains(state.substring(0, CLASS))
            || state.isEmpty() && BUSY.contains(e.getErrorCode() & PRIMARY);
    String text = text(e);
    boolean keyless = state.equals(NO_KEY) || text.contains("does not match any PRIMARY KEY");
    return new Failure(
        passing ? Kind.TRANSIENT : Kind.PERMANENT,
        "the database refused it, and nothing was changed: "
            + text
            + (keyless ? "; the columns of 'key' need a primary key or a unique index" : ""));
  }

  /** A failure while it was made to last. */
  static Failure atTheEnd(SQLException e) {
    return new Failure(
        Kind.UNKNOWN,
        "it is unknown whether the effect acted: the database was not heard when it was to keep"
            + " the rows: "
            + text(e));
  }

  /** Of several the last one says why. */
  private static SQLException last(SQLException e) {
    SQLException last = e;
    for (int i = 0; i < 10 && last.getNextException() != null; i++) {
      last = last.getNextException();
    }
    return last;
  }

  private static String text(SQLException e) {
    return Optional.ofNullable(last(e).getMessage()).orElse("it does not say why");
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(last(e).getSQLState()).orElse("");
  }
}
