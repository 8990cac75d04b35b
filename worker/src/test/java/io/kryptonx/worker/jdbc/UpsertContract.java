package io.kryptonx.worker.jdbc;

import static io.kryptonx.worker.Workbench.input;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that a stage puts into a table, in every database that it can. */
abstract class UpsertContract {

  private static final MediaType CSV = MediaType.parse("text/csv");
  private static final MediaType JSONL = MediaType.parse("application/x-ndjson");
  private static final EventId FIRST = new EventId(new UUID(0x8000, Long.MIN_VALUE));
  private static final EventId SECOND = new EventId(new UUID(0x8000, Long.MIN_VALUE + 1));

  @TempDir Path folder;
  private Workbench bench;

  /** The address, with a table {@code orders} in an empty database. */
  abstract String url(Path project) throws SQLException;

  /** Who logs in. */
  abstract Optional<String> user();

  abstract Connection connect() throws SQLException;

  @BeforeEach
  void open() throws SQLException {
    bench = new Workbench(folder, SandboxMode.OFF);
    String _ = url(bench.project);
    execute("DROP TABLE IF EXISTS orders");
    execute("DROP TABLE IF EXISTS kryptonx_effects");
    execute(
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT, amount NUMERIC, paid BOOLEAN,"
            + " writes INTEGER DEFAULT 0)");
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void putsRowsInAndChangesThoseThatAreThere() throws SQLException {
    Outcome first = upsert(FIRST, "mails-1", CSV, "id,name,amount\n1,tom,1.50\n2,\"a,b\",\n");
    assertThat(told(first)).isEqualTo("{\"rows\":2,\"table\":\"orders\"}");
    assertThat(rows("id, name, amount")).containsExactly("1|tom|1.5", "2|a,b|null");

    upsert(SECOND, "mails-2", CSV, "id,name,amount\n2,eve,3\n3,kim,4\n");
    assertThat(rows("id, name, amount")).containsExactly("1|tom|1.5", "2|eve|3", "3|kim|4");
  }

  @Test
  void appliesNothingTwiceInARun() throws SQLException {
    upsert(FIRST, "mails-1", CSV, "id,name\n1,tom\n");
    execute("UPDATE orders SET name = 'somebody else'");

    Outcome again = upsert(FIRST, "mails-1", CSV, "id,name\n1,tom\n");
    assertThat(told(again)).isEqualTo("{\"rows\":1,\"table\":\"orders\"}");
    assertThat(rows("id, name")).containsExactly("1|somebody else");

    upsert(FIRST, "mails-2", CSV, "id,name\n1,tom\n");
    assertThat(rows("id, name")).containsExactly("1|tom");
  }

  @Test
  void goesBackToAnOlderValue() throws SQLException {
    upsert(FIRST, "mails-1", CSV, "id,name\n1,a\n");
    upsert(SECOND, "mails-2", CSV, "id,name\n1,b\n");
    upsert(FIRST, "mails-3", CSV, "id,name\n1,a\n");
    assertThat(rows("id, name")).containsExactly("1|a");
  }

  @Test
  void takesJsonOfEveryForm() throws SQLException {
    upsert(
        FIRST, "mails-1", MediaType.JSON, "[{\"id\":1,\"paid\":true},{\"id\":2,\"name\":\"x\"}]");
    upsert(SECOND, "mails-1", JSONL, "{\"id\":3,\"amount\":0.25,\"name\":null}\n{\"id\":4}\n");
    upsert(FIRST, "mails-2", MediaType.JSON, "{\"id\":5,\"name\":{\"a\":[1, 2]}}");

    assertThat(rows("id, name, amount"))
        .containsExactly(
            "1|null|null", "2|x|null", "3|null|0.25", "4|null|null", "5|{\"a\":[1,2]}|null");
    assertThat(rows("id, CASE WHEN paid THEN 'yes' ELSE 'no' END").getFirst()).isEqualTo("1|yes");
  }

  @Test
  void takesOnlyTheRowsThatDiffer() throws SQLException {
    upsert(FIRST, "mails-1", CSV, "id,name\n1,a\n2,b\n");
    execute("UPDATE orders SET writes = 7");
    upsert(SECOND, "mails-2", CSV, "id,name,writes\n1,a,7\n2,c,8\n");
    assertThat(rows("id, name, writes")).containsExactly("1|a|7", "2|c|8");
  }

  @Test
  void changesNothingWhereOneRowIsRefused() throws SQLException {
    Failure failure = failure(upsert(FIRST, "mails-1", CSV, "id,name\n1,a\nx,b\n"));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).startsWith("the database refused it, and nothing was changed: ");
    assertThat(rows("id")).isEmpty();
    assertThat(told(upsert(FIRST, "mails-1", CSV, "id,name\n1,a\n"))).contains("1");
    assertThat(rows("id")).containsExactly("1");
  }

  @Test
  void namesColumnsThatAreNotThere() {
    assertThat(failure(upsert(FIRST, "mails-1", CSV, "id,nam\n1,a\n")).message())
        .isEqualTo("the table orders has no column 'nam'; did you mean 'name'?");
    assertThat(
            failure(upsert(FIRST, "mails-1", CSV, "id,\"x\"\"; drop table orders; --\"\n1,a\n"))
                .message())
        .startsWith("the table orders has no column 'x\"; drop table orders; --'");
    assertThat(failure(upsert(FIRST, "mails-1", CSV, "name\na\n")).message())
        .isEqualTo("the rows have no column 'id', which is in the key; they have: name");
    assertThat(failure(upsert(FIRST, "mails-1", CSV, "id\n1,2\n")).message())
        .contains("line 2 has 2 fields");
  }

  @Test
  void saysThatTheKeyNeedsAnIndex() throws SQLException {
    execute("DROP TABLE orders");
    execute("CREATE TABLE orders (id INTEGER, name TEXT)");
    assertThat(failure(upsert(FIRST, "mails-1", CSV, "id,name\n1,a\n")).message())
        .endsWith("the columns of 'key' need a primary key or a unique index");
  }

  @Test
  void doesNothingWithATableWithoutRows() throws SQLException {
    assertThat(told(upsert(FIRST, "mails-1", CSV, "id,name\n"))).contains("\"rows\":0");
    assertThat(told(upsert(SECOND, "mails-1", MediaType.JSON, "[]"))).contains("\"rows\":0");
    assertThat(rows("id")).isEmpty();
  }

  @Test
  void tellsThatATableIsNotThere() throws SQLException {
    execute("DROP TABLE orders");
    assertThat(failure(upsert(FIRST, "mails-1", CSV, "id\n1\n")).kind())
        .isEqualTo(Failure.Kind.PERMANENT);
  }

  @Test
  void endsWhenItIsTold() throws SQLException {
    StopSignal stop = new StopSignal();
    stop.give();
    assertThat(perform(FIRST, "mails-1", bench.snapshot(CSV, "id\n1\n"), stop))
        .isInstanceOf(Outcome.Stopped.class);
    assertThat(rows("id")).isEmpty();
  }

  final Outcome upsert(EventId key, String run, MediaType type, String rows) {
    return perform(key, run, bench.snapshot(type, rows), new StopSignal());
  }

  private Outcome perform(EventId key, String run, Snapshot rows, StopSignal stop) {
    try {
      Stage stage =
          Stage.named("store")
              .in(input("rows"))
              .out(Output.of("stored", MediaType.JSON))
              .effect(Effect.of(Effect.Mode.APPLY))
              .action(
                  new Action.Jdbc(
                      url(bench.project),
                      user(),
                      Optional.empty(),
                      "orders",
                      List.of("id"),
                      "rows"))
              .build();
      WorkOrder plain = bench.order(stage, Map.of("rows", rows));
      WorkOrder order =
          new WorkOrder(
              plain.task(),
              1,
              plain.fingerprint(),
              plain.stage(),
              List.of(),
              plain.inputs(),
              0,
              Optional.of(new WorkOrder.Act(key, "mails", new RunId(run))));
      return bench.worker.perform(order, stop).outcome();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String told(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    return bench.text((Snapshot) ((Outcome.Succeeded) outcome).outputs().get("stored"));
  }

  static Failure failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).failure();
  }

  final void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> rows(String columns) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT " + columns + " FROM orders ORDER BY id")) {
      List<String> all = new ArrayList<>();
      while (rows.next()) {
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String value = String.valueOf(rows.getString(i));
          values.add(value.contains(".") ? value.replaceAll("0+$", "") : value);
        }
        all.add(String.join("|", values));
      }
      return all;
    }
  }
}
