package io.kryptonx.worker.jdbc;

import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.Member;
import io.kryptonx.model.asset.Members;
import io.kryptonx.model.asset.PartialMembers;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.content.OutputIntake;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.process.Blot;
import io.kryptonx.worker.table.MalformedTableException;
import io.kryptonx.worker.table.Records;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;

/**
 * The rows of an input become rows of a table in another database, all of them or none, in one
 * transaction with the {@link Ledger} there. A row that is there by its key is changed where it
 * differs; none is deleted. An attempt that is repeated in the same run changes nothing.
 */
public final class Upsert {

  /** How long it may take where the stage does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(10);

  private static final Object NULL = new Object();
  private static final int MAX_OUTPUT = 4096;

  private final AssetStore store;
  private final WorkOrder order;
  private final Action.Jdbc action;
  private final Target target;
  private final StopSignal stop;
  private final long deadline;
  private boolean lasting;

  private Upsert(
      AssetStore store, WorkOrder order, Action.Jdbc action, Target target, StopSignal stop) {
    this.store = store;
    this.order = order;
    this.action = action;
    this.target = target;
    this.stop = stop;
    this.deadline = System.nanoTime() + target.timeout().toNanos();
  }

  /**
   * Puts the rows in.
   *
   * @param secrets values by name
   * @throws io.kryptonx.storage.MissingContentException if rows are not in the store; nothing was
   *     changed then
   */
  public static Outcome perform(
      AssetStore store,
      WorkOrder order,
      Action.Jdbc action,
      SortedMap<String, String> secrets,
      StopSignal stop)
      throws IOException {
    Blot blot = new Blot(secrets.values());
    Failure failure;
    try {
      Target target = Target.of(order, action, secrets);
      return new Upsert(store, order, action, target, stop).act();
    } catch (RefusedException e) {
      failure = e.failure();
    } catch (CancellationException _) {
      return new Outcome.Stopped();
    }
    return new Outcome.Failed(new Failure(failure.kind(), blot.out(failure.message())));
  }

  private Outcome act() throws RefusedException, IOException {
    Records records = new Records(store, tables());
    try {
      Set<String> columns = records.columns();
      try {
        return new Outcome.Succeeded(
            new TreeMap<>(Map.of(output().name(), told(written(records, columns)))));
      } catch (SQLException e) {
        if (stop.isGiven()) {
          throw new CancellationException();
        }
        return new Outcome.Failed(lasting ? SqlFailure.atTheEnd(e) : SqlFailure.before(e));
      }
    } catch (MalformedTableException e) {
      throw new RefusedException(
          "input '%s' is no table that can be put in: %s; correct what makes it"
              .formatted(action.rows(), e.reason()));
    }
  }

  private long written(Records records, Set<String> columns)
      throws SQLException, RefusedException, IOException, MalformedTableException {
    WorkOrder.Act act =
        order.act().orElseThrow(() -> new InvariantViolation(order.task() + " has no key"));
    try (Connection connection = target.connect();
        StopSignal.Registration _ = stop.onStop(() -> target.interrupt(connection))) {
      target.dialect().begin(connection, target.timeout());
      Ledger.prepare(connection);
      connection.setAutoCommit(false);
      long rows;
      if (Ledger.claim(connection, order, act)) {
        rows = put(connection, records, columns);
      } else {
        rows = records.each(_ -> {});
      }
      checkTime();
      lasting = true;
      connection.commit();
      return rows;
    }
  }

  private long put(Connection connection, Records records, Set<String> columns)
      throws SQLException, RefusedException, IOException, MalformedTableException {
    if (columns.isEmpty()) {
      return 0;
    }
    try (Rows rows = Rows.into(connection, target.dialect(), action, List.copyOf(columns))) {
      long[] next = {0};
      Records.Taker<SQLException> taker =
          row -> {
            if (next[0]++ % CHECKED_EVERY == 0) {
              checkTime();
            }
            rows.add(row);
          };
      long count = records.each(taker);
      rows.flush();
      return count;
    }
  }

  private static final int CHECKED_EVERY = 256;

  /** Whoever throws in a transaction undoes it. */
  private void checkTime() throws SQLException {
    if (stop.isGiven()) {
      throw new CancellationException();
    }
    if (System.nanoTime() - deadline > 0) {
      throw new SQLException(
          "it took longer than its timeout of " + target.timeout().toMillis() / 1000.0 + " s",
          SqlFailure.CANCELLED);
    }
  }

  private List<Snapshot> tables() throws RefusedException {
    InputValue input = order.inputs().get(action.rows());
    List<Snapshot> tables =
        switch (input) {
          case Snapshot snapshot -> List.of(snapshot);
          case Members members -> snapshots(members);
          case PartialMembers(var members, _) -> snapshots(members);
          case InputValue.Absent _ -> List.of();
          case null -> List.of();
        };
    for (Snapshot table : tables) {
      if (!Records.is(table.type())) {
        throw new RefusedException(
            "input '%s' is %s, and rows are CSV or JSON; make such a table first"
                .formatted(action.rows(), table.type()));
      }
    }
    return tables;
  }

  private static List<Snapshot> snapshots(Members members) {
    List<Snapshot> snapshots = new ArrayList<>();
    for (Member member : members.list()) {
      snapshots.add(member.snapshot());
    }
    return snapshots;
  }

  private Output output() {
    return order.stage().stage().outputs().values().iterator().next();
  }

  /** The same in every attempt, whatever was changed. */
  private Snapshot told(long rows) throws RefusedException {
    try {
      String json =
          CanonicalForm.of(Map.of("rows", rows, "table", action.table()), NULL, MAX_OUTPUT);
      return new OutputIntake(store, order.stage().rules().schemas())
          .bytes(output(), json.getBytes(StandardCharsets.UTF_8));
    } catch (JsonMistake e) {
      throw new InvariantViolation("a count cannot be written: " + e.reason());
    } catch (RefusedException e) {
      throw e.inDoubt();
    }
  }
}
