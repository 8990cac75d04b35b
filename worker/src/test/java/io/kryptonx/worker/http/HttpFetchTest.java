package io.kryptonx.worker.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.memory.MemoryStore;
import io.kryptonx.worker.StopSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpFetchTest {

  private static final String TOKEN = "s3cret-token";

  @TempDir Path temp;
  private final MemoryStore store = MemoryStore.create();
  private final List<String> asked = new ArrayList<>();
  private final List<Duration> waited = new ArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private HttpServer server;
  private String base;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    base = "http://127.0.0.1:" + server.getAddress().getPort();
    server.createContext(
        "/",
        exchange -> {
          asked.add(
              exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Token"));
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("a,b\n".getBytes(UTF_8));
          exchange.close();
        });
    answer("/gone", 404, "no such thing: " + TOKEN);
    answer("/busy", 503, "");
    server.start();
  }

  @AfterEach
  void close() {
    never.countDown();
    server.stop(0);
  }

  @Test
  void keepsTheAnswer() throws IOException {
    Outcome outcome = get(source(base + "/x"), new TreeMap<>());

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Succeeded.class,
            succeeded -> {
              Snapshot snapshot = (Snapshot) succeeded.outputs().get("export");
              assertThat(new String(store.assets().get(snapshot.digest()), UTF_8))
                  .isEqualTo("a,b\n");
              assertThat(snapshot.type()).isEqualTo(MediaType.parse("text/csv"));
            });
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void putsParametersAndSecretsInTheirPlaces() throws IOException {
    Source.Http source =
        new Source.Http(
            "export",
            "${base}/x?day=${day}",
            new TreeMap<>(Map.of("X-Token", "${TOKEN}")),
            List.of("base", "day"),
            List.of("TOKEN"),
            Optional.empty(),
            MediaType.parse("text/csv"));

    assertThat(get(source, Map.of("base", base, "day", "1 & 2/3", "other", "o")))
        .isInstanceOf(Outcome.Succeeded.class);
    assertThat(asked).containsExactly("/x?day=1%20%26%202%2F3 " + TOKEN);
  }

  @Test
  void tellsWhatTheServerAnsweredWithoutSecrets() throws IOException {
    Failure gone = failure(get(secret(base + "/gone"), Map.of()));
    assertThat(gone.kind()).isEqualTo(Failure.Kind.PERMANENT);
    assertThat(gone.message()).contains("status 404", "no such thing: ***").doesNotContain(TOKEN);

    assertThat(failure(get(source(base + "/busy"), Map.of())).kind())
        .isEqualTo(Failure.Kind.TRANSIENT);
  }

  @Test
  void followsToOtherPlacesButNotForEver() throws IOException {
    redirect("/from", "/x");
    redirect("/round", "/round");

    assertThat(get(source(base + "/from"), Map.of())).isInstanceOf(Outcome.Succeeded.class);
    assertThat(failure(get(source(base + "/round"), Map.of())).message())
        .contains("more than 5 times");
  }

  @Test
  void takesSecretsToNoOtherServer() throws IOException {
    redirect("/away", "http://localhost:" + server.getAddress().getPort() + "/x");

    assertThat(failure(get(secret(base + "/away"), Map.of())).message())
        .contains("where no secrets are sent");
    assertThat(get(source(base + "/away"), Map.of())).isInstanceOf(Outcome.Succeeded.class);
  }

  @Test
  void refusesWhatIsNoAddressOfAServer() throws IOException {
    for (String url : List.of("file:///etc/passwd", "ftp://x/y", "/x", "http://a b/")) {
      assertThat(failure(get(source(url), Map.of())).message()).contains("is no address");
    }
    redirect("/file", "file:///etc/passwd");
    assertThat(failure(get(source(base + "/file"), Map.of())).message()).contains("is no address");
  }

  @Test
  void givesUpAfterItsTimeout() throws IOException {
    waitAt("/slow");
    Source.Http slow =
        new Source.Http(
            "export",
            base + "/slow",
            new TreeMap<>(),
            List.of(),
            List.of(),
            Optional.of(Duration.ofMillis(200)),
            MediaType.parse("text/csv"));

    Failure failure = failure(get(slow, Map.of()));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.TIMED_OUT);
    assertThat(failure.message()).contains("within 0.2 s");
  }

  @Test
  void endsWhenItIsStopped() throws IOException {
    StopSignal stop = new StopSignal();
    server.createContext(
        "/stopped",
        exchange -> {
          stop.give();
          await();
          exchange.close();
        });

    assertThat(
            HttpFetch.get(
                source(base + "/stopped"),
                new TreeMap<>(),
                _ -> Optional.empty(),
                store.assets(),
                temp.resolve("body"),
                (time, _) -> waited.add(time),
                stop))
        .isEqualTo(new Outcome.Stopped());
  }

  @Test
  void saysThatNobodyAnswers() throws IOException {
    server.stop(0);

    assertThat(failure(get(source(base + "/x"), Map.of())).message())
        .contains("cannot be asked")
        .endsWith("asked 4 times; run again later");
    assertThat(waited).containsExactly(seconds(1), seconds(2), seconds(4));
  }

  @Test
  void asksAgainWhereTheAnswerMayBeAnotherOne() throws IOException {
    for (int status : List.of(408, 425, 429, 500, 503)) {
      waited.clear();
      passing("/passing" + status, status, Map.of(), 3);

      assertThat(get(source(base + "/passing" + status), Map.of()))
          .isInstanceOfSatisfying(
              Outcome.Succeeded.class,
              succeeded ->
                  assertThat(((Snapshot) succeeded.outputs().get("export")).size()).isEqualTo(2));
      assertThat(waited).containsExactly(seconds(1), seconds(2), seconds(4));
    }
  }

  @Test
  void doesNotAskAgainWhereTheAnswerStands() throws IOException {
    assertThat(failure(get(source(base + "/gone"), Map.of())).message()).doesNotContain("asked");
    assertThat(waited).isEmpty();
  }

  @Test
  void waitsAsLongAsTheServerSays() throws IOException {
    passing("/seconds", 503, Map.of("Retry-After", "7"), 1);
    passing("/nonsense", 429, Map.of("Retry-After", "soon"), 1);

    for (String path : List.of("/seconds", "/nonsense")) {
      assertThat(get(source(base + path), Map.of())).isInstanceOf(Outcome.Succeeded.class);
    }
    assertThat(waited).containsExactly(seconds(7), seconds(1));
  }

  @Test
  void givesUpAtOnceWhereItWouldHaveToWaitForLong() throws IOException {
    passing("/tomorrow", 503, Map.of("Retry-After", "86400"), 1);

    assertThat(failure(get(source(base + "/tomorrow"), Map.of())).message())
        .contains("come back after 86400 s, and 30 s are waited for at most");
    assertThat(waited).isEmpty();
  }

  private Outcome get(Source.Http source, Map<String, String> params) throws IOException {
    return HttpFetch.get(
        source,
        new TreeMap<>(params),
        name -> name.equals("TOKEN") ? Optional.of(TOKEN) : Optional.empty(),
        store.assets(),
        temp.resolve("body"),
        (time, _) -> waited.add(time),
        new StopSignal());
  }

  private static Duration seconds(int count) {
    return Duration.ofSeconds(count);
  }

  /**
   * Answers with a status and a long text so many times, and then shortly with what is asked for.
   */
  private void passing(String path, int status, Map<String, String> headers, int times) {
    AtomicInteger left = new AtomicInteger(times);
    server.createContext(
        path,
        exchange -> {
          boolean fails = left.getAndDecrement() > 0;
          byte[] bytes = (fails ? "please wait for a while" : "a\n").getBytes(UTF_8);
          if (fails) {
            headers.forEach(exchange.getResponseHeaders()::set);
          }
          exchange.sendResponseHeaders(fails ? status : 200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private static Failure failure(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Failed.class);
    return ((Outcome.Failed) outcome).failure();
  }

  private static Source.Http source(String url) {
    return new Source.Http(
        "export",
        url,
        new TreeMap<>(),
        List.of(),
        List.of(),
        Optional.empty(),
        MediaType.parse("text/csv"));
  }

  private static Source.Http secret(String url) {
    return new Source.Http(
        "export",
        url,
        new TreeMap<>(Map.of("X-Token", "${TOKEN}")),
        List.of(),
        List.of("TOKEN"),
        Optional.empty(),
        MediaType.parse("text/csv"));
  }

  private void answer(String path, int status, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] bytes = text.getBytes(UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void redirect(String path, String to) {
    server.createContext(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Location", to);
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
  }

  private void waitAt(String path) {
    server.createContext(
        path,
        exchange -> {
          await();
          exchange.close();
        });
  }

  private void await() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
