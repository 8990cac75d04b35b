package io.kryptonx.worker.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Failure.Kind;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.AssetStore.Written;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.command.Secrets;
import io.kryptonx.worker.command.Substitution;
import io.kryptonx.worker.content.Content;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.process.Blot;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/**
 * One GET request of a source, with its answer in the store. Any status but 2xx is a failure. It
 * follows up to {@value #MAX_REDIRECTS} redirections, never from https to http, and with secrets
 * never to another server. A failure that may pass is met with another request, see {@link
 * Patience}.
 */
public final class HttpFetch {

  /** The most bytes of an answer. */
  public static final long MAX_BYTES = 4L << 30;

  /** How long the whole answer may take where the source does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

  static final int MAX_REDIRECTS = 5;
  private static final int SHOWN_BYTES = 500;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private final Source.Http source;
  private final AssetStore store;
  private final Path body;
  private final Pause pause;
  private final StopSignal stop;

  private HttpFetch(Source.Http source, AssetStore store, Path body, Pause pause, StopSignal stop) {
    this.source = source;
    this.store = store;
    this.body = body;
    this.pause = pause;
    this.stop = stop;
  }

  /**
   * Asks.
   *
   * @param environment where secrets are looked up
   * @param body where the answer is kept on its way; nothing is there yet
   * @param pause waits before the next request
   */
  public static Outcome get(
      Source.Http source,
      SortedMap<String, String> params,
      Function<String, Optional<String>> environment,
      AssetStore store,
      Path body,
      Pause pause,
      StopSignal stop)
      throws IOException {
    Blot blot = new Blot(List.of());
    try {
      SortedMap<String, String> secrets = Secrets.of(source.secrets(), environment);
      blot = new Blot(secrets.values());
      return new HttpFetch(source, store, body, pause, stop).insist(named(source, params), secrets);
    } catch (RefusedException e) {
      return failed(Kind.PERMANENT, blot.out(String.valueOf(e.getMessage())));
    } catch (Failed e) {
      return failed(e.kind, blot.out(String.valueOf(e.getMessage())));
    } catch (CancellationException _) {
      return new Outcome.Stopped();
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private Outcome insist(SortedMap<String, String> params, SortedMap<String, String> secrets)
      throws RefusedException, Failed, IOException {
    for (int requests = 1; ; requests++) {
      try {
        return ask(params, secrets);
      } catch (Failed e) {
        if (!e.passing) {
          throw e;
        }
        Duration wait = e.wait.orElse(Patience.after(requests));
        if (wait.compareTo(Patience.MAX_WAIT) > 0) {
          throw new Failed(
              e.kind,
              "%s\n  it says to come back after %d s, and %d s are waited for at most; run again then"
                  .formatted(e.getMessage(), wait.toSeconds(), Patience.MAX_WAIT.toSeconds()));
        }
        if (requests == Patience.MAX_REQUESTS) {
          throw new Failed(
              e.kind, "%s\n  asked %d times; run again later".formatted(e.getMessage(), requests));
        }
        pause.take(wait, stop);
        if (stop.isGiven() || Thread.currentThread().isInterrupted()) {
          throw new CancellationException();
        }
      }
    }
  }

  private Outcome ask(SortedMap<String, String> params, SortedMap<String, String> secrets)
      throws RefusedException, Failed, IOException {
    SortedMap<String, String> all = new TreeMap<>(params);
    all.putAll(secrets);
    URI uri = Address.parse(Substitution.apply(source.url(), Address.values(source.url(), params)));
    long deadline = System.nanoTime() + source.timeout().orElse(DEFAULT_TIMEOUT).toNanos();
    try (HttpClient client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build()) {
      try {
        for (int i = 0; i <= MAX_REDIRECTS; i++) {
          HttpResponse<Path> answer = send(client, request(uri, all), deadline);
          Optional<String> location = answer.headers().firstValue("Location");
          if (!REDIRECTS.contains(answer.statusCode()) || location.isEmpty()) {
            return taken(uri, answer);
          }
          uri = Address.next(uri, location.get(), !secrets.isEmpty());
        }
      } finally {
        client.shutdownNow();
      }
    }
    throw new Failed(Kind.PERMANENT, "it leads on more than " + MAX_REDIRECTS + " times");
  }

  private HttpRequest request(URI uri, SortedMap<String, String> values) throws RefusedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).header("User-Agent", "kryptonx");
    for (Map.Entry<String, String> header : source.headers().entrySet()) {
      try {
        request.setHeader(header.getKey(), Substitution.apply(header.getValue(), values));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(
            "the header '%s' cannot be sent: %s; mend it"
                .formatted(header.getKey(), e.getMessage()));
      }
    }
    return request.build();
  }

  private HttpResponse<Path> send(HttpClient client, HttpRequest request, long deadline)
      throws Failed {
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            request,
            BodyHandlers.limiting(
                BodyHandlers.ofFile(body, CREATE, WRITE, TRUNCATE_EXISTING), MAX_BYTES));
    try (StopSignal.Registration _ = stop.onStop(() -> answer.cancel(true))) {
      return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new Failed(
          Kind.TIMED_OUT,
          "%s did not answer in full within %s s; give the source a longer timeout"
              .formatted(
                  request.uri().getHost(),
                  source.timeout().orElse(DEFAULT_TIMEOUT).toMillis() / 1000.0));
    } catch (ExecutionException e) {
      if (stop.isGiven()) {
        throw new CancellationException(); // the client may tell it as a failure of its own
      }
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String why =
          cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      throw new Failed(
          Kind.TRANSIENT,
          "%s cannot be asked: %s; see that it can be reached"
              .formatted(request.uri().getHost(), why),
          cause instanceof IOException && !(cause instanceof SSLException),
          Optional.empty());
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private Outcome taken(URI uri, HttpResponse<Path> answer) throws Failed, IOException {
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      boolean passing = Patience.isPassing(status);
      throw new Failed(
          passing ? Kind.TRANSIENT : Kind.PERMANENT,
          "%s answered with status %d%s".formatted(uri.getHost(), status, shown()),
          passing,
          Patience.asked(answer.headers()));
    }
    Optional<String> mistake = Content.mistake(source.type(), Content.start(body));
    if (mistake.isPresent()) {
      throw new Failed(Kind.REJECTED, "the answer " + mistake.get());
    }
    Written written = store.adopt(body);
    return new Outcome.Succeeded(
        new TreeMap<>(
            Map.of(source.name(), new Snapshot(source.type(), written.size(), written.digest()))));
  }

  private String shown() throws IOException {
    if (!Files.exists(body)) {
      return "";
    }
    try (InputStream in = Files.newInputStream(body)) {
      String text = new String(in.readNBytes(SHOWN_BYTES), StandardCharsets.UTF_8).strip();
      return text.isEmpty() ? "" : ":\n  " + String.join("\n  ", text.lines().toList());
    }
  }

  private static SortedMap<String, String> named(
      Source.Http source, SortedMap<String, String> params) {
    SortedMap<String, String> named = new TreeMap<>(params);
    named.keySet().retainAll(source.params());
    return named;
  }

  private static Outcome failed(Kind kind, String message) {
    return new Outcome.Failed(new Failure(kind, message));
  }

  /** The request failed. */
  private static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;
    private final Kind kind;
    private final boolean passing;
    private final transient Optional<Duration> wait;

    Failed(Kind kind, String message) {
      this(kind, message, false, Optional.empty());
    }

    /**
     * One that may pass.
     *
     * @param wait what the server asks to wait
     */
    Failed(Kind kind, String message, boolean passing, Optional<Duration> wait) {
      super(message, null, false, false);
      this.kind = kind;
      this.passing = passing;
      this.wait = wait;
    }
  }
}
