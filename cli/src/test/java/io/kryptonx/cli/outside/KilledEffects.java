package io.kryptonx.cli.outside;

import io.kryptonx.storage.EffectLedger;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.testkit.outside.OutsideServer;
import io.kryptonx.testkit.outside.OutsideServer.Memory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The other systems, the pipeline that acts on them, and the engines that are killed. */
final class KilledEffects implements AutoCloseable {

  private static final int ITEMS = 6;
  private static final int ROWS = 5;
  private static final int MAX_MILLIS_AFTER = 12;
  private static final int MAX_KILLS = 3;
  private static final long MAX_SECONDS = 120;
  private static final Duration DELAY = Duration.ofMillis(4);
  private static final Pattern DIGEST = Pattern.compile("\"digest\": ?\"([0-9a-f]{64})\"");

  private final Path folder;
  private final Random random;
  private final EmbeddedPostgres database;
  private final OutsideServer honouring;
  private final OutsideServer forgetful;
  private List<String> calmRows = List.of();
  private Map<String, Integer> calmActs = Map.of();
  private String calmDigest = "";
  private long calmMillis;
  private int kills;
  private int doubts;
  private int repeated;
  private int waited;

  KilledEffects(Path folder, Random random) throws IOException, SQLException {
    this.folder = folder;
    this.random = random;
    this.database = EmbeddedPostgres.builder().start();
    this.honouring = OutsideServer.start(Memory.HONOURS_KEYS, DELAY, 0, _ -> {});
    this.forgetful = OutsideServer.start(Memory.FORGETS_KEYS, DELAY, 0, _ -> {});
    sql("CREATE TABLE orders (id INTEGER PRIMARY KEY, name TEXT, amount NUMERIC, day DATE)");
    layOut();
  }

  private void layOut() throws IOException {
    Files.createDirectories(folder.resolve("orders"));
    for (int i = 0; i < ITEMS; i++) {
      StringBuilder rows = new StringBuilder("id,name,amount,day\n");
      for (int j = 0; j < ROWS; j++) {
        rows.append("%d,\"name, %d\",%d.50,2026-01-%02d%n".formatted(i * 10 + j, j, i + j, j + 1));
      }
      Files.writeString(folder.resolve("orders/o%d.csv".formatted(i)), rows);
    }
    String request = "{ in: { order: orders, stored: store }, out: { answer: application/json },";
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: killed
        defaults: { retry: { max_attempts: 9, backoff: { initial: 5ms } } }
        sources:
          orders: { files: "orders/{order}.csv", type: text/csv }
        stages:
          store:
            in: { rows: orders }
            out: { stored: application/json }
            jdbc: { url: "jdbc:postgresql://localhost:%d/postgres", user: postgres, upsert: orders, key: id, rows: rows }
          announce: %s
            effect: { mode: once, on_unknown: retry }, http: { url: "%s", body: order } }
          nag: %s
            effect: { mode: once, on_unknown: retry }, http: { url: "%s", body: order } }
          tell: %s
            effect: once, http: { url: "%s", body: order } }
        """
            .formatted(
                database.getPort(),
                request,
                honouring.address() + "announce",
                request,
                forgetful.address() + "nag",
                request,
                forgetful.address() + "tell"));
  }

  /** A run that nobody disturbs. */
  void calm() throws Exception {
    reset();
    run("calm", NEVER); // the first start is slower than others
    reset();
    long begun = System.nanoTime();
    End end = run("calm", NEVER);
    calmMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    calmDigest = end.digest();
    calmRows = rows();
    calmActs = honouring.acts();
    if (end.code() != 0 || calmRows.size() != ITEMS * ROWS || calmActs.size() != ITEMS) {
      throw new IllegalStateException("the calm run came to " + end + calmRows + calmActs);
    }
  }

  /** What is wrong after a run that was killed a few times. */
  List<String> round(int number) throws Exception {
    reset();
    int planned = 1 + random.nextInt(MAX_KILLS);
    int killed = 0;
    for (int i = 0; i < planned; i++) {
      killed += run("killed", moment()).code() == KILLED ? 1 : 0;
    }
    End end = run("last", NEVER);
    Ledger ledger = Ledger.read(folder.resolve(".kryptonx"));
    List<String> wrong = new ArrayList<>(wrong(end, ledger));
    kills += killed;
    doubts += ledger.doubts();
    repeated += honouring.calls().size() - calmActs.size();
    waited += ledger.waiting().size();
    if (!ledger.waiting().isEmpty()) {
      wrong.addAll(settled(ledger));
    }
    System.out.printf(
        "round %3d: killed %d times, %d doubts, %d of them for a person: %s%n",
        number, killed, ledger.doubts(), ledger.waiting().size(), wrong.isEmpty() ? "good" : wrong);
    return wrong;
  }

  /**
   * When an engine is killed: after some time, or soon after it did something to another system.
   */
  private Moment moment() {
    int after = random.nextInt(MAX_MILLIS_AFTER);
    return switch (random.nextInt(4)) {
      case 0 -> {
        long millis = random.nextLong(calmMillis);
        yield begun -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun) >= millis;
      }
      case 1 -> {
        int count = rows().size() + random.nextInt(ITEMS) * ROWS;
        yield _ -> rows().size() >= count && slept(after);
      }
      default -> {
        int count = calls() + 1 + random.nextInt(2 * ITEMS);
        yield _ -> calls() >= count && slept(after);
      }
    };
  }

  private int calls() {
    return honouring.calls().size() + forgetful.calls().size();
  }

  private static boolean slept(int millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether an engine that began then is to be killed now. */
  @FunctionalInterface
  private interface Moment {
    boolean isNow(long begun);
  }

  private static final Moment NEVER = _ -> false;

  private List<String> wrong(End end, Ledger ledger) {
    List<String> wrong = new ArrayList<>();
    int expected = ledger.waiting().isEmpty() ? 0 : 1;
    if (end.code() != expected) {
      wrong.add("the last start ended with exit code " + end);
    }
    if (expected == 0 && !end.digest().equals(calmDigest)) {
      wrong.add("its run digest is " + end.digest());
    }
    if (!rows().equals(calmRows)) {
      wrong.add("the rows are " + rows());
    }
    if (!honouring.acts().equals(calmActs)) {
      wrong.add("the server that honours keys acted " + honouring.acts());
    }
    for (EffectLedger.Entry entry : ledger.entries()) {
      int calls = Collections.frequency(forgetful.calls(), entry.key().toString());
      boolean asked = entry.stage().equals("nag") || entry.stage().equals("tell");
      if (asked && calls == 0 && entry.state() == State.DONE) {
        wrong.add(entry + " was not called");
      }
      if (entry.stage().equals("tell") && calls > 1) {
        wrong.add(entry + " was called " + calls + " times though a person decides");
      }
      if (asked && calls - 1 > entry.doubts()) {
        wrong.add(entry + " was called " + calls + " times");
      }
    }
    return wrong;
  }

  /** A person lets those act again of which nobody knows. */
  private List<String> settled(Ledger ledger) throws Exception {
    List<String> wrong = new ArrayList<>();
    ledger.resend(folder.resolve(".kryptonx"));
    End end = run("again", NEVER);
    if (end.code() != 0 || !end.digest().equals(calmDigest)) {
      wrong.add("after a person decided it ended as " + end);
    }
    for (EffectLedger.Entry entry : ledger.waiting()) {
      int calls = Collections.frequency(forgetful.calls(), entry.key().toString());
      if (calls < 1 || calls > 2) {
        wrong.add(entry + " was called " + calls + " times once a person decided");
      }
    }
    return wrong;
  }

  String figures() {
    return "%d kills, %d attempts in doubt, of which %d waited for a person; the server that honours keys was asked %d times again"
        .formatted(kills, doubts, waited, repeated);
  }

  private void reset() throws IOException, SQLException {
    delete(folder.resolve(".kryptonx"));
    sql("TRUNCATE orders");
    sql("DROP TABLE IF EXISTS kryptonx_effects");
    honouring.reset();
    forgetful.reset();
  }

  private void sql(String text) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(text);
    }
  }

  private List<String> rows() {
    List<String> all = new ArrayList<>();
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT orders::text FROM orders ORDER BY id")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private static final int KILLED = 137;

  private record End(int code, String output) {
    String digest() {
      Matcher matcher = DIGEST.matcher(output);
      return matcher.find() ? matcher.group(1) : "none";
    }
  }

  private End run(String name, Moment moment) throws Exception {
    List<String> command = new ArrayList<>(program());
    command.addAll(List.of("run", "--json", "--jobs", "2", "--sandbox", "off"));
    Path output = folder.resolve(name + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(output.toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start();
    long begun = System.nanoTime();
    while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
      if (moment.isNow(begun)) {
        process.destroyForcibly().waitFor();
      } else if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(MAX_SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("does not end: " + command);
      }
    }
    String said = Files.readString(output) + Files.readString(folder.resolve(name + ".err"));
    return new End(process.exitValue(), said);
  }

  /** The program as it is built where that is said, else its classes. */
  private static List<String> program() {
    return Optional.ofNullable(System.getProperty("kx.program"))
        .map(List::of)
        .orElseGet(() ->
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.kryptonx.cli.Main"));
  }

  private static void delete(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    honouring.close();
    forgetful.close();
    database.close();
  }
}
