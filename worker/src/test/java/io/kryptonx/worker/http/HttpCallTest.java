package io.kryptonx.worker.http;

import static io.kryptonx.worker.Workbench.input;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.event.EventId;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Action.Http.Method;
import io.kryptonx.model.pipeline.Effect;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.WorkResult;
import io.kryptonx.worker.Workbench;
import io.kryptonx.worker.sandbox.SandboxMode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stage that acts by a request. */
class HttpCallTest {

  private static final MediaType JSON = MediaType.JSON;
  private static final EventId KEY =
      new EventId(UUID.fromString("8d3f109f-82ac-81f9-8561-07d490907e46"));

  @TempDir Path folder;
  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private Workbench bench;
  private HttpServer server;
  private String base;

  @BeforeEach
  void open() throws IOException {
    bench = new Workbench(folder, SandboxMode.OFF);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    on("/ok", exchange -> answer(exchange, 200, "{\"id\":7}"));
    server.start();
  }

  @AfterEach
  void close() {
    never.countDown();
    server.stop(0);
    bench.close();
  }

  @Test
  void sendsAnInputWithTheKeyAndKeepsTheAnswer() {
    Outcome outcome = perform(stage("/ok").build());

    assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
    Snapshot answer = (Snapshot) ((Outcome.Succeeded) outcome).outputs().get("answer");
    assertThat(bench.text(answer)).isEqualTo("{\"id\":7}");
    assertThat(asked)
        .containsExactly("POST /ok application/json " + KEY + " {\"to\":\"tom & co\"}");
    assertThat(bench.root).isEmptyDirectory();
  }

  @Test
  void tellsWhatItCostByTheAnswer() {
    bench.param("price", "0.0000021");

    assertThat(costing("double(answer.id) * 0.25")).isEqualTo(1_750_000);
    assertThat(costing("double(answer.id) / 3.0")).isEqualTo(2_333_333);
    assertThat(costing("double(answer.id) * double(params.price)")).isEqualTo(15);
    assertThat(costing("letter.to == 'x' ? 1.0 : 0.0")).isZero();
  }

  @Test
  void whatWasPaidForStandsWhereTheCostCannotBeTold() {
    String nothing = "what it cost is not known, and counts as nothing: cost: ";

    assertThat(warnings("answer.price")).singleElement().asString().startsWith(nothing);
    assertThat(warnings("-1 * answer.id"))
        .singleElement()
        .asString()
        .startsWith(nothing + "-1 * answer.id gives -7.0, and a cost is a number from 0");
    assertThat(warnings("double(answer.id) * 1e9")).singleElement().asString().startsWith(nothing);
    assertThat(asked).hasSize(3);
  }

  private long costing(String cost) {
    return attempt(cost).stats().costMicros();
  }

  private List<String> warnings(String cost) {
    WorkResult result = attempt(cost);
    assertThat(result.outcome()).isInstanceOf(Outcome.Succeeded.class);
    assertThat(result.stats().costMicros()).isZero();
    return result.stats().warnings();
  }

  private WorkResult attempt(String cost) {
    return attempt(
        stage("/ok")
            .action(
                new Action.Http(
                    base + "/ok",
                    Method.POST,
                    new TreeMap<>(),
                    Optional.of("letter"),
                    Optional.of(cost)))
            .build(),
        bench.snapshot(JSON, "{\"to\":\"tom & co\"}"));
  }

  @Test
  void putsFieldsParametersAndSecretsInTheirPlaces() {
    bench.param("day", "1/2");
    bench.environment.put("TOKEN", "s3cret-token");
    on("/", exchange -> answer(exchange, 404, exchange.getRequestHeaders().getFirst("X-Token")));
    Stage stage =
        stage("/${day}/${letter_to}", Map.of("X-Token", "${TOKEN}", "X-Id", "${KX_KEY}"))
            .params(List.of("day"))
            .secrets(List.of("TOKEN"))
            .build();

    Failure failure = failure(perform(stage));

    assertThat(asked).hasSize(1).first().asString().startsWith("POST /1%2F2/tom%20%26%20co ");
    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).contains("status 404", "***").doesNotContain("s3cret");
  }

  @Test
  void knowsWhatAStatusMeans() {
    status("/busy", 503);
    status("/early", 425);
    status("/broken", 500);
    status("/behind", 504);
    status("/wrong", 422);

    assertThat(kind("/busy")).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(kind("/early")).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(kind("/broken")).isEqualTo(Failure.Kind.TRANSIENT);
    assertThat(kind("/behind")).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(kind("/wrong")).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(asked).hasSize(5);
  }

  @Test
  void takesTheWordOfTheDefinitionForWhatAStatusMeans() {
    status("/taken", 409);
    Retry retry =
        new Retry(Retry.UNSAID.maxAttempts(), Retry.UNSAID.backoff(), List.of("409"), List.of());

    assertThat(failure(perform(stage("/taken").retry(retry).build())).kind())
        .isEqualTo(Failure.Kind.TRANSIENT);
  }

  @Test
  void handsOnHowLongTheOtherSideWantsToBeLeftAlone() {
    on(
        "/later",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "7");
          answer(exchange, 429, "");
        });

    assertThat(perform(stage("/later").build()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.asked()).contains(Duration.ofSeconds(7)));
  }

  @Test
  void followsWhereTheSameIsToBeAskedOnly() {
    leads("/there", 307, "/ok");
    leads("/seen", 303, "/ok");
    leads("/round", 308, "/round");

    assertThat(perform(stage("/there").build())).isInstanceOf(Outcome.Succeeded.class);
    assertThat(asked).last().asString().startsWith("POST /ok application/json " + KEY);
    assertThat(failure(perform(stage("/round").build())).message()).contains("more than 5 times");
    Failure seen = failure(perform(stage("/seen").build()));
    assertThat(seen.kind()).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(seen.message()).contains("leads on to '/ok'");
  }

  @Test
  void doesNotKnowWhatBecameOfARequestWithoutAnAnswer() {
    on("/lost", HttpExchange::close);
    on("/half", exchange -> exchange.sendResponseHeaders(200, 1000));

    assertThat(kind("/lost")).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(asked).hasSize(1);
  }

  @Test
  void knowsThatARequestWasNotSentWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    Failure failure = failure(perform(at("http://127.0.0.1:" + port + "/", Map.of()).build()));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.TRANSIENT);
  }

  @Test
  void tellsThatItTookTooLong() {
    on(
        "/slow",
        _ -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });

    assertThat(failure(perform(stage("/slow").timeout(Duration.ofMillis(200)).build())).kind())
        .isEqualTo(Failure.Kind.TIMED_OUT);
  }

  @Test
  void hasActedWhateverIsWrongWithTheAnswer() {
    on("/html", exchange -> answer(exchange, 200, "<p>thanks</p>"));
    on("/silent", exchange -> answer(exchange, 204, ""));

    Failure failure = failure(perform(stage("/html").build()));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNKNOWN);
    assertThat(failure.message()).startsWith("the effect acted, but output 'answer'");
    Outcome silent = perform(stage("/silent").build());
    assertThat(bench.text((Snapshot) ((Outcome.Succeeded) silent).outputs().get("answer")))
        .isEqualTo("null");
  }

  @Test
  void refusesWhatIsNoHeader() {
    Snapshot letter = bench.snapshot(JSON, "{\"to\":\"a\\r\\nX-Evil: 1\"}");
    Failure failure =
        failure(perform(stage("/ok", Map.of("X-To", "${letter_to}")).build(), letter));

    assertThat(failure.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(failure.message()).contains("the header 'X-To' cannot be sent");
    assertThat(asked).isEmpty();
  }

  private Failure.Kind kind(String path) {
    return failure(perform(stage(path).build())).kind();
  }

  private static Failure failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).failure();
  }

  private Outcome perform(Stage stage) {
    return perform(stage, bench.snapshot(JSON, "{\"to\":\"tom & co\"}"));
  }

  private Outcome perform(Stage stage, Snapshot letter) {
    return attempt(stage, letter).outcome();
  }

  private WorkResult attempt(Stage stage, Snapshot letter) {
    WorkOrder plain = bench.order(stage, Map.of("letter", letter));
    WorkOrder order =
        new WorkOrder(
            plain.task(),
            1,
            plain.fingerprint(),
            plain.stage(),
            List.of(),
            plain.inputs(),
            0,
            Optional.of(new WorkOrder.Act(KEY, "mails", new RunId("mails-1"))));
    return bench.worker.perform(order, new StopSignal());
  }

  private Stage.Builder stage(String path) {
    return stage(path, Map.of());
  }

  private Stage.Builder stage(String path, Map<String, String> headers) {
    return at(base + path, headers);
  }

  private static Stage.Builder at(String url, Map<String, String> headers) {
    return Stage.named("notify")
        .in(input("letter"))
        .out(Output.of("answer", JSON))
        .effect(Effect.of(Effect.Mode.ONCE))
        .action(
            new Action.Http(
                url, Method.POST, new TreeMap<>(headers), Optional.of("letter"), Optional.empty()));
  }

  private void status(String path, int status) {
    on(path, exchange -> answer(exchange, status, "because"));
  }

  private void leads(String path, int status, String to) {
    on(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          answer(exchange, status, "");
        });
  }

  private void on(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          asked.add(
              "%s %s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Content-Type"),
                      exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                      new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
          handler.handle(exchange);
        });
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
