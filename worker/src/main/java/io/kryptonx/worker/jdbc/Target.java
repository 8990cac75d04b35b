package io.kryptonx.worker.jdbc;

import io.kryptonx.model.pipeline.Action;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.command.Substitution;
import io.kryptonx.worker.folder.RefusedException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Another database, and how to get at it.
 *
 * @param url without variables
 * @param login user and password, where there are
 */
record Target(String url, Properties login, Dialect dialect, Duration timeout) {

  static Target of(WorkOrder order, Action.Jdbc action, SortedMap<String, String> secrets)
      throws RefusedException {
    Dialect dialect = Dialect.of(action.url());
    String url =
        switch (dialect) {
          case POSTGRESQL -> Substitution.apply(action.url(), encoded(order.stage().params()));
          case SQLITE -> action.url(); // which the preparation has put into its folder
        };
    Properties login = new Properties();
    action.user().ifPresent(user -> login.setProperty("user", user));
    action.password().ifPresent(name -> login.setProperty("password", secrets.get(name)));
    Duration timeout = order.stage().stage().timeout().orElse(Upsert.DEFAULT_TIMEOUT);
    return new Target(url, login, dialect, timeout);
  }

  /** A connection without a transaction. Drivers are loaded now. */
  Connection connect() throws SQLException, RefusedException {
    Driver driver;
    try {
      driver = DriverManager.getDriver(url);
    } catch (SQLException _) {
      throw new RefusedException(
          "there is no driver for the address '%s'; put one on the classpath".formatted(url));
    }
    Properties all = dialect.settings(timeout);
    all.putAll(login);
    Connection connection = driver.connect(url, all);
    if (connection == null) {
      throw new RefusedException("the address '" + url + "' is of no database");
    }
    return connection;
  }

  /** Ends what a connection is about, from another thread; SQLite is asked row by row. */
  void interrupt(Connection connection) {
    if (dialect == Dialect.POSTGRESQL) {
      try {
        connection.abort(Runnable::run);
      } catch (SQLException _) {
        // it has ended already
      }
    }
  }

  /** A value cannot change the form of an address. */
  private static SortedMap<String, String> encoded(SortedMap<String, String> params) {
    SortedMap<String, String> values = new TreeMap<>();
    params.forEach((name, value) ->
        values.put(name, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20")));
    return values;
  }
}
