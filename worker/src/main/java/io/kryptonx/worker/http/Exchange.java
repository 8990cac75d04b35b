package io.kryptonx.worker.http;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import io.kryptonx.model.task.Failure.Kind;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.command.Substitution;
import io.kryptonx.worker.folder.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Requests that belong together: a first one and those to which it leads on. All of them end with
 * one deadline, or when they are told to stop. Not thread-safe.
 */
final class Exchange implements AutoCloseable {

  /** The most redirections that are followed. */
  static final int MAX_REDIRECTS = 5;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Duration MAX_CONNECTING = Duration.ofSeconds(30);
  private static final int SHOWN_BYTES = 500;

  private final HttpClient client;
  private final Path body;
  private final long maxBytes;
  private final Duration timeout;
  private final long deadline;
  private final String who;
  private final StopSignal stop;

  /**
   * Begins; the time runs from now.
   *
   * @param body where answers are kept on their way, one after the other
   * @param maxBytes the most bytes of an answer
   * @param who has the timeout, for people
   */
  Exchange(Path body, long maxBytes, Duration timeout, String who, StopSignal stop) {
    this.body = body;
    this.maxBytes = maxBytes;
    this.timeout = timeout;
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.who = who;
    this.stop = stop;
    Duration half = timeout.dividedBy(2).plusMillis(1);
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(half.compareTo(MAX_CONNECTING) < 0 ? half : MAX_CONNECTING)
            .build();
  }

  /** Whether an answer leads on to another address. */
  static boolean leadsOn(HttpResponse<Path> answer) {
    return REDIRECTS.contains(answer.statusCode())
        && answer.headers().firstValue("Location").isPresent();
  }

  /** Puts headers on a request, with values for the names in them. */
  static void putHeaders(
      HttpRequest.Builder request, SortedMap<String, String> headers, Map<String, String> values)
      throws RefusedException {
    for (Map.Entry<String, String> header : headers.entrySet()) {
      try {
        request.setHeader(header.getKey(), Substitution.apply(header.getValue(), values));
      } catch (IllegalArgumentException e) {
        throw new RefusedException(
            "the header '%s' cannot be sent: %s; mend it"
                .formatted(header.getKey(), e.getMessage()));
      }
    }
  }

  /** Sends a request and waits for the answer, of which the body is in the file then. */
  HttpResponse<Path> send(HttpRequest request) throws HttpFailure {
    CompletableFuture<HttpResponse<Path>> answer =
        client.sendAsync(
            request,
            BodyHandlers.limiting(
                BodyHandlers.ofFile(body, CREATE, WRITE, TRUNCATE_EXISTING), maxBytes));
    try (StopSignal.Registration _ = stop.onStop(() -> answer.cancel(true))) {
      return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw HttpFailure.lasting(
          Kind.TIMED_OUT,
          "%s did not answer in full within %s s; give the %s a longer timeout"
              .formatted(request.uri().getHost(), timeout.toMillis() / 1000.0, who));
    } catch (ExecutionException e) {
      if (stop.isGiven()) {
        throw new CancellationException(); // the client may tell it as a failure of its own
      }
      throw unanswered(request, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException _) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new CancellationException();
    }
  }

  private static HttpFailure unanswered(HttpRequest request, Throwable cause) {
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return HttpFailure.unanswered(
        "%s cannot be asked: %s; see that it can be reached"
            .formatted(request.uri().getHost(), why),
        cause instanceof IOException && !(cause instanceof SSLException),
        cause instanceof ConnectException
            || cause instanceof HttpConnectTimeoutException
            || cause instanceof UnknownHostException
            || cause instanceof SSLHandshakeException);
  }

  /** Asks at one address. */
  interface Asking {
    HttpResponse<Path> at(URI uri) throws RefusedException, HttpFailure;
  }

  /**
   * Asks, and asks again wherever an answer leads that is to be followed.
   *
   * @param secret whether what is sent must not reach another server
   * @throws RefusedException if it leads where it must not
   */
  static HttpResponse<Path> follow(
      URI first, boolean secret, Predicate<HttpResponse<Path>> isFollowed, Asking asking)
      throws RefusedException, HttpFailure {
    URI uri = first;
    for (int i = 0; i <= MAX_REDIRECTS; i++) {
      HttpResponse<Path> answer = asking.at(uri);
      if (!leadsOn(answer) || !isFollowed.test(answer)) {
        return answer;
      }
      uri = Address.next(uri, answer.headers().firstValue("Location").orElseThrow(), secret);
    }
    throw HttpFailure.lasting(Kind.PERMANENT, "it leads on more than " + MAX_REDIRECTS + " times");
  }

  /** What an answer that is no success says, for people. */
  String refusal(HttpResponse<Path> answer) throws IOException {
    String further =
        leadsOn(answer)
            ? ", which leads on to '%s'"
                .formatted(answer.headers().firstValue("Location").orElseThrow())
            : "";
    return "%s answered with status %d%s%s"
        .formatted(answer.uri().getHost(), answer.statusCode(), further, shown());
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

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
