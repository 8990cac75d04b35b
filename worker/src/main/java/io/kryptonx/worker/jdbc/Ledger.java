package io.kryptonx.worker.jdbc;

import io.kryptonx.worker.WorkOrder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The table in the other database that says what was applied last for each item. Its row changes in
 * one transaction with the rows themselves, so that an attempt of which nobody heard the end is not
 * made twice.
 */
final class Ledger {

  /** The name of the table. */
  static final String TABLE = "kryptonx_effects";

  /** Makes the table; the types are known to both databases. */
  static final String CREATE =
      "CREATE TABLE IF NOT EXISTS "
          + TABLE
          + " (pipeline TEXT NOT NULL, stage TEXT NOT NULL, item TEXT NOT NULL,"
          + " effect_key TEXT NOT NULL, run TEXT NOT NULL,"
          + " applied_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,"
          + " PRIMARY KEY (pipeline, stage, item))";

  private static final String CLAIM =
      "INSERT INTO "
          + TABLE
          + " AS t (pipeline, stage, item, effect_key, run) VALUES (?, ?, ?, ?, ?)"
          + " ON CONFLICT (pipeline, stage, item) DO UPDATE SET"
          + " effect_key = excluded.effect_key, run = excluded.run, applied_at = CURRENT_TIMESTAMP"
          + " WHERE t.effect_key <> excluded.effect_key OR t.run <> excluded.run";

  private Ledger() {}

  /** Sees to it that the table is there; the connection is in no transaction. */
  static void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      if (!isThere(statement)) {
        try {
          statement.execute(CREATE);
        } catch (SQLException e) {
          if (!isThere(statement)) { // another attempt may have been faster
            throw e;
          }
        }
      }
    }
  }

  private static boolean isThere(Statement statement) {
    try {
      statement.executeQuery("SELECT 1 FROM " + TABLE + " WHERE 1 = 0").close();
      return true;
    } catch (SQLException _) {
      return false; // whatever the reason is, what follows meets it again
    }
  }

  /**
   * Notes in the transaction that an effect is applied, and locks its row until the end of it.
   *
   * @return false if it was applied in this run already
   */
  static boolean claim(Connection connection, WorkOrder order, WorkOrder.Act act)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setString(1, act.pipeline());
      statement.setString(2, order.stage().stage().known(order.task()).stage());
      statement.setString(3, order.task().item().text());
      statement.setString(4, act.key().toString());
      statement.setString(5, act.run().text());
      return statement.executeUpdate() > 0;
    }
  }
}
