package io.kryptonx.worker.http;

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
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * One GET request of a source, with its answer in the store. Any status but 2xx is a failure. It
 * follows up to {@value Exchange#MAX_REDIRECTS} redirections, never from https to http, and with
 * secrets never to another server. A failure that may pass is met with another request, see {@link
 * Patience}.
 */
public final class HttpFetch {

  /** The most bytes of an answer. */
  public static final long MAX_BYTES = 4L << 30;

  /** How long the whole answer may take where the source does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

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
    } catch (HttpFailure e) {
      return failed(e.kind(), blot.out(e.text()));
    } catch (CancellationException _) {
      return new Outcome.Stopped();
    } finally {
      Files.deleteIfExists(body);
    }
  }

  private Outcome insist(SortedMap<String, String> params, SortedMap<String, String> secrets)
      throws RefusedException, HttpFailure, IOException {
    for (int requests = 1; ; requests++) {
      try {
        return ask(params, secrets);
      } catch (HttpFailure e) {
        if (!e.isPassing()) {
          throw e;
        }
        Duration wait = e.waitAsked().orElse(Patience.after(requests));
        if (wait.compareTo(Patience.MAX_WAIT) > 0) {
          throw HttpFailure.lasting(
              e.kind(),
              "%s\n  it says to come back after %d s, and %d s are waited for at most; run again then"
                  .formatted(e.getMessage(), wait.toSeconds(), Patience.MAX_WAIT.toSeconds()));
        }
        if (requests == Patience.MAX_REQUESTS) {
          throw HttpFailure.lasting(
              e.kind(),
              "%s\n  asked %d times; run again later".formatted(e.getMessage(), requests));
        }
        pause.take(wait, stop);
        if (stop.isGiven() || Thread.currentThread().isInterrupted()) {
          throw new CancellationException();
        }
      }
    }
  }

  private Outcome ask(SortedMap<String, String> params, SortedMap<String, String> secrets)
      throws RefusedException, HttpFailure, IOException {
    SortedMap<String, String> all = new TreeMap<>(params);
    all.putAll(secrets);
    URI uri = Address.parse(Substitution.apply(source.url(), Address.values(source.url(), params)));
    Duration timeout = source.timeout().orElse(DEFAULT_TIMEOUT);
    try (Exchange exchange = new Exchange(body, MAX_BYTES, timeout, "source", stop)) {
      HttpResponse<Path> answer =
          Exchange.follow(
              uri,
              !secrets.isEmpty(),
              _ -> true,
              at -> {
                HttpRequest.Builder request =
                    HttpRequest.newBuilder(at).header("User-Agent", "kryptonx");
                Exchange.putHeaders(request, source.headers(), all);
                return exchange.send(request.build());
              });
      return taken(answer, exchange);
    }
  }

  private Outcome taken(HttpResponse<Path> answer, Exchange exchange)
      throws HttpFailure, IOException {
    int status = answer.statusCode();
    if (status < 200 || status > 299) {
      throw HttpFailure.answered(
          Patience.isPassing(status) ? Kind.TRANSIENT : Kind.PERMANENT,
          exchange.refusal(answer),
          Patience.asked(answer.headers()));
    }
    Optional<String> mistake = Content.mistake(source.type(), Content.start(body));
    if (mistake.isPresent()) {
      throw HttpFailure.lasting(Kind.REJECTED, "the answer " + mistake.get());
    }
    Written written = store.adopt(body);
    return new Outcome.Succeeded(
        new TreeMap<>(
            Map.of(source.name(), new Snapshot(source.type(), written.size(), written.digest()))));
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
}
