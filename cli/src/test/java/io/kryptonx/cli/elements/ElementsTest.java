package io.kryptonx.cli.elements;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kryptonx.definition.Definition;
import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.port.Clock;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.run.Preparation;
import io.kryptonx.engine.run.PreparedRun;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.embedded.Access;
import io.kryptonx.storage.embedded.EmbeddedStore;
import io.kryptonx.testkit.host.PreparedHost;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.local.LocalWorker;
import io.kryptonx.worker.local.WorkerSettings;
import io.kryptonx.worker.prepare.LocalPreparer;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each element of the grammar does the same through both hosts, and what the golden file says.
 * {@code -Dgolden.update=true} writes those anew: look at the difference before it is committed.
 */
class ElementsTest {

  private static final Map<String, String> ENVIRONMENT = Map.of("ELEMENT_SECRET", "s3cr3t");
  private static final int JOBS = 3;

  private static HttpServer server;
  private static String address;

  @TempDir private Path home;

  @BeforeAll
  static void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/rates.json",
        exchange -> {
          boolean known = "s3cr3t".equals(exchange.getRequestHeaders().getFirst("X-Token"));
          byte[] body = "{\"euro\": 1.25}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(known ? 200 : 401, known ? body.length : -1);
          if (known) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.createContext(
        "/send",
        exchange -> {
          boolean known = "s3cr3t".equals(exchange.getRequestHeaders().getFirst("X-Token"));
          String said =
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + (exchange.getRequestHeaders().containsKey("Idempotency-Key")
                      ? " with a key" // which follows from the address, and so from the port
                      : "");
          byte[] body = ("{\"heard\": \"" + said + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @AfterAll
  static void close() {
    server.stop(0);
  }

  static List<ElementScenario> scenarios() {
    return ElementScenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void doesTheSameThroughBothHosts(ElementScenario scenario) throws IOException {
    List<ElementRun> embedded = embedded(scenario);
    try (PreparedHost calm = PreparedHost.calm()) {
      assertThat(prepared(scenario, calm, "calm")).isEqualTo(embedded);
    }
    for (long seed = 1; seed <= 2; seed++) {
      try (PreparedHost host = PreparedHost.scattering(seed)) {
        assertThat(prepared(scenario, host, "seed" + seed))
            .as("seed " + seed)
            .extracting(ElementRun::facts)
            .isEqualTo(embedded.stream().map(ElementRun::facts).toList());
      }
    }
  }

  private List<ElementRun> embedded(ElementScenario scenario) throws IOException {
    Path folder = home.resolve("embedded");
    List<ElementRun> runs = new ArrayList<>();
    StringBuilder seen = new StringBuilder(scenario.about()).append('\n');
    for (ElementScenario.Round round : scenario.rounds()) {
      layOut(round, folder);
      EngineConfig config =
          new EngineConfig(
              folder,
              round.environment(),
              Optional.empty(),
              JOBS,
              EngineConfig.Sandbox.OFF,
              EngineConfig.Access.WRITE,
              ElementsTest::variable);
      List<String> warnings = new ArrayList<>();
      RunReport report;
      try (Engine engine = EmbeddedEngine.open(config)) {
        report = engine.run(RunRequest.everything().with(round.params()), observer(warnings));
      }
      try (Store store = EmbeddedStore.open(folder.resolve(".kryptonx"), Access.READ)) {
        runs.add(ElementRun.read(store, report.run()));
      }
      seen.append("=== ").append(round.title()).append(": ").append(report.status().label());
      runs.getLast().counts().forEach(line -> seen.append('\n').append(line));
      report
          .failures()
          .forEach(cause ->
              seen.append("\n! ")
                  .append(cause.task())
                  .append(": ")
                  .append(cause.failure().message()));
      warnings.stream().sorted().forEach(line -> seen.append("\n~ ").append(line));
      published(folder, report).forEach(line -> seen.append('\n').append(line));
      seen.append('\n');
    }
    check(scenario, seen.toString());
    return runs;
  }

  private List<ElementRun> prepared(ElementScenario scenario, PreparedHost host, String name)
      throws IOException {
    Path folder = home.resolve(name);
    List<ElementRun> runs = new ArrayList<>();
    Path cache = folder.resolve("cache");
    WorkerSettings settings =
        new WorkerSettings(
            folder.resolve("work"), cache, SandboxMode.OFF, 1, ElementsTest::variable);
    try (LocalWorker worker =
        new LocalWorker(
            host.store().assets(), settings, Clock.system(), Thread::startVirtualThread)) {
      for (ElementScenario.Round round : scenario.rounds()) {
        layOut(round, folder.resolve("pipeline"));
        Definition definition = Definition.load(folder.resolve("pipeline"), round.environment());
        PreparedRun run =
            new Preparation(
                    definition,
                    host.store(),
                    new LocalPreparer(host.store().assets(), cache, ElementsTest::variable),
                    worker,
                    Clock.system())
                .prepare(RunRequest.everything().with(round.params()), new RunObserver() {})
                .evaluated(new StopSignal());
        runs.add(ElementRun.read(host.store(), host.run(run, worker)));
      }
    }
    return runs;
  }

  private static RunObserver observer(List<String> warnings) {
    return new RunObserver() {
      @Override
      public void durable(RunId run, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
          if (entry.event() instanceof Event.TaskFinished finished) {
            finished
                .stats()
                .warnings()
                .forEach(warning -> warnings.add(finished.task() + ": " + warning));
          }
        }
      }
    };
  }

  /** Files below {@code compiled} are classes of the folder that is named behind it. */
  private static void layOut(ElementScenario.Round round, Path folder) throws IOException {
    round.layOut(folder, address);
    makeDatabase(folder);
    Path sources = folder.resolve("compiled");
    if (Files.isDirectory(sources)) {
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          Path target = folder.resolve(sources.relativize(file).getName(0));
          Files.createDirectories(target);
          String path = System.getProperty("java.class.path");
          int result =
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "-cp", path, "-d", target.toString(), file.toString());
          assertThat(result).isZero();
        }
      }
    }
  }

  /** A database is made as {@code shop.sql} says. */
  private static void makeDatabase(Path folder) throws IOException {
    Path sql = folder.resolve("shop.sql");
    if (Files.exists(sql)) {
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
          Statement statement = connection.createStatement()) {
        statement.execute(Files.readString(sql));
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(ENVIRONMENT.get(name));
  }

  private static List<String> published(Path folder, RunReport report) throws IOException {
    List<String> lines = new ArrayList<>();
    for (RunReport.Published published : report.published()) {
      Path path = folder.resolve(published.path());
      if (Files.isDirectory(path)) {
        try (Stream<Path> files = Files.walk(path)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            lines.add(folder.relativize(file) + ": " + text(file));
          }
        }
      } else {
        lines.add(published.path() + ": " + text(path));
      }
    }
    return lines;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).strip().replace("\n", " | ");
  }

  private static void check(ElementScenario scenario, String seen) throws IOException {
    Path golden = ElementScenario.FOLDER.resolve(scenario.name() + ".seen");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, seen);
    }
    assertThat(seen).isEqualTo(Files.readString(golden));
  }
}
