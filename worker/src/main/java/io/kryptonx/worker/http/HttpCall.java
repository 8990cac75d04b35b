package io.kryptonx.worker.http;

import io.kryptonx.model.asset.AssetContent;
import io.kryptonx.model.asset.InputValue;
import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.task.Failure;
import io.kryptonx.model.task.Failure.Kind;
import io.kryptonx.model.task.Outcome;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import io.kryptonx.worker.StopSignal;
import io.kryptonx.worker.WorkOrder;
import io.kryptonx.worker.command.Substitution;
import io.kryptonx.worker.command.Variables;
import io.kryptonx.worker.content.OutputIntake;
import io.kryptonx.worker.folder.RefusedException;
import io.kryptonx.worker.process.Blot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
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

/**
 * One request of a stage, which acts on another system; it is sent once. The other system is told
 * the key of the effect as {@code Idempotency-Key}.
 *
 * <table>
 *   <caption>What an end means</caption>
 *   <tr><td>2xx; 404, 410 to DELETE</td><td>it acted, and the answer is the output</td></tr>
 *   <tr><td>307, 308</td><td>the same is asked elsewhere, as a source would be</td></tr>
 *   <tr><td>408, 425, 429, 500, 503 and others above 500</td><td>it did not, and may in a while</td></tr>
 *   <tr><td>301, 302, 303, 502, 504; no answer to what was sent</td><td>nobody knows</td></tr>
 *   <tr><td>no connection</td><td>it did not, and may in a while</td></tr>
 *   <tr><td>any other status</td><td>it did not, and would not</td></tr>
 * </table>
 */
public final class HttpCall {

  /** The most bytes of an answer. */
  public static final long MAX_ANSWER_BYTES = 64L << 20;

  /** How long it may take where the stage does not say. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(1);

  /** The header with the key. */
  private static final String KEY = "Idempotency-Key";

  private static final Set<Integer> SAME_AGAIN = Set.of(307, 308);
  private static final Set<Integer> GONE = Set.of(404, 410);
  private static final Set<Integer> FROM_BEHIND = Set.of(502, 504);

  private final AssetStore store;
  private final WorkOrder order;
  private final Action.Http action;
  private final SortedMap<String, String> secrets;
  private final Path answer;
  private final StopSignal stop;

  private HttpCall(
      AssetStore store,
      WorkOrder order,
      Action.Http action,
      SortedMap<String, String> secrets,
      Path answer,
      StopSignal stop) {
    this.store = store;
    this.order = order;
    this.action = action;
    this.secrets = secrets;
    this.answer = answer;
    this.stop = stop;
  }

  /**
   * Asks.
   *
   * @param secrets values by name
   * @param answer where the answer is kept on its way; nothing is there yet
   * @throws MissingContentException if the body is not in the store; nothing was sent then
   */
  public static Outcome send(
      AssetStore store,
      WorkOrder order,
      Action.Http action,
      SortedMap<String, String> secrets,
      Path answer,
      StopSignal stop)
      throws IOException {
    Blot blot = new Blot(secrets.values());
    try {
      return new HttpCall(store, order, action, secrets, answer, stop).perform();
    } catch (RefusedException e) {
      return new Outcome.Failed(new Failure(e.failure().kind(), blot.out(e.failure().message())));
    } catch (HttpFailure e) {
      return new Outcome.Failed(new Failure(e.kind(), blot.out(e.text())), e.waitAsked());
    } catch (CancellationException _) {
      return new Outcome.Stopped();
    } finally {
      Files.deleteIfExists(answer);
    }
  }

  private Outcome perform() throws RefusedException, HttpFailure, IOException {
    SortedMap<String, String> all = Variables.withoutFolder(order, secrets, store);
    SortedMap<String, String> open = new TreeMap<>(all);
    open.keySet().removeAll(secrets.keySet());
    URI uri = Address.parse(Substitution.apply(action.url(), Address.values(action.url(), open)));
    BodyPublisher body = body();
    Duration timeout = order.stage().stage().timeout().orElse(DEFAULT_TIMEOUT);
    try (Exchange exchange = new Exchange(answer, MAX_ANSWER_BYTES, timeout, "stage", stop)) {
      HttpResponse<Path> response =
          Exchange.follow(
              uri,
              !secrets.isEmpty(),
              r -> SAME_AGAIN.contains(r.statusCode()),
              at -> send(exchange, request(at, all, body)));
      return taken(response, exchange);
    }
  }

  /** Once it is on its way only an answer says what became of it. */
  private static HttpResponse<Path> send(Exchange exchange, HttpRequest request)
      throws HttpFailure {
    try {
      return exchange.send(request);
    } catch (HttpFailure e) {
      if (e.kind() == Kind.TIMED_OUT || e.isUnsent()) {
        throw e;
      }
      throw HttpFailure.lasting(
          Kind.UNKNOWN,
          "it is unknown whether the effect acted: the connection was lost once the request was on"
              + " its way: "
              + e.text());
    }
  }

  private HttpRequest request(URI uri, SortedMap<String, String> values, BodyPublisher body)
      throws RefusedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .version(HttpClient.Version.HTTP_1_1)
            .method(action.method().name(), body)
            .header("User-Agent", "kryptonx");
    type().ifPresent(type -> request.header("Content-Type", type.name()));
    Exchange.putHeaders(request, action.headers(), values);
    order.key().ifPresent(key -> request.setHeader(KEY, key.toString()));
    return request.build();
  }

  private Optional<MediaType> type() {
    return content().map(Snapshot::type);
  }

  private Optional<Snapshot> content() {
    return action
        .body()
        .map(name -> order.inputs().get(name))
        .filter(Snapshot.class::isInstance)
        .map(Snapshot.class::cast);
  }

  /** What is sent; it is known to be good before the other side sees any of it. */
  private BodyPublisher body() throws RefusedException {
    if (action.body().isPresent()
        && content().isEmpty()
        && !(order.inputs().get(action.body().get()) instanceof InputValue.Absent)) {
      throw new RefusedException(
          "the body is one file, and input '%s' is a collection of them; make one of them first"
              .formatted(action.body().get()));
    }
    if (content().isEmpty()) {
      return BodyPublishers.noBody();
    }
    Snapshot content = content().get();
    if (content.type().isTree()) {
      throw new RefusedException(
          "the body is one file, and input '%s' is a folder; pack it first"
              .formatted(action.body().orElseThrow()));
    }
    if (content.size() <= AssetStore.SMALL_BYTES) {
      return BodyPublishers.ofByteArray(store.get(content.digest()));
    }
    if (!store.verify(content.digest())) {
      throw new MissingContentException(content.digest(), "it is missing or corrupt");
    }
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> store.open(content.digest())), content.size());
  }

  private Outcome taken(HttpResponse<Path> response, Exchange exchange)
      throws HttpFailure, IOException {
    int status = response.statusCode();
    if (status >= 200 && status <= 299 || isGone(status)) {
      return acted();
    }
    Kind usual = usual(response);
    Kind kind = order.stage().stage().retry().kind(List.of(Integer.toString(status)), usual);
    String said = exchange.refusal(response);
    String doubt = kind == Kind.UNKNOWN ? "it is unknown whether the effect acted: " : "";
    throw HttpFailure.answered(kind, doubt + said, Patience.asked(response.headers()));
  }

  /**
   * What is not there any more need not be taken away, as after an attempt whose answer was lost.
   */
  private boolean isGone(int status) {
    return action.method() == Action.Http.Method.DELETE && GONE.contains(status);
  }

  private static Kind usual(HttpResponse<Path> response) {
    int status = response.statusCode();
    boolean unheard = FROM_BEHIND.contains(status) || Exchange.leadsOn(response);
    if (unheard) {
      return Kind.UNKNOWN;
    }
    return Patience.isPassing(status) ? Kind.TRANSIENT : Kind.PERMANENT;
  }

  private Outcome acted() throws IOException {
    Output output = order.stage().stage().outputs().values().iterator().next();
    OutputIntake intake = new OutputIntake(store, order.stage().rules().schemas());
    try {
      boolean silent = Files.size(answer) == 0 && output.type().isJson();
      AssetContent made =
          silent
              ? intake.bytes(output, "null".getBytes(StandardCharsets.UTF_8))
              : intake.file(output, answer, "the answer");
      return new Outcome.Succeeded(new TreeMap<>(Map.of(output.name(), made)));
    } catch (RefusedException e) {
      return new Outcome.Failed(e.inDoubt().failure());
    }
  }
}
