package io.kryptonx.testkit.outside;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kryptonx.model.identity.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A server of HTTP that does something whenever it is asked, and tells how often it did. One that
 * honours keys does it once for each {@code Idempotency-Key}; another one forgets them. What it
 * answers follows from the body alone. Any thread.
 */
public final class OutsideServer implements AutoCloseable {

  /** Whether a key is known again. */
  public enum Memory {
    /** The same key does nothing again. */
    HONOURS_KEYS,
    /** Every request does something. */
    FORGETS_KEYS
  }

  private static final int MAX_BODY = 1 << 20;

  private final Memory memory;
  private final Duration delay;
  private final Consumer<String> log;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> calls = new ArrayList<>();
  private final Map<String, Integer> acts = new TreeMap<>();

  private OutsideServer(Memory memory, Duration delay, int port, Consumer<String> log)
      throws IOException {
    this.memory = memory;
    this.delay = delay;
    this.log = log;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts a server on this machine.
   *
   * @param delay how long it takes before it acts, and again before it answers
   * @param port 0 for any
   * @param log takes a line for each request and for each act
   */
  public static OutsideServer start(Memory memory, Duration delay, int port, Consumer<String> log)
      throws IOException {
    return new OutsideServer(memory, delay, port, log);
  }

  /** Where it is asked. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** The keys of all requests so far, in order. */
  public synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  /** How often it acted, by key. */
  public synchronized Map<String, Integer> acts() {
    return new TreeMap<>(acts);
  }

  /** Forgets everything. */
  public synchronized void reset() {
    calls.clear();
    acts.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String key = String.valueOf(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
      called(key);
      pause();
      act(key);
      pause();
      byte[] said =
          "{\"accepted\":\"%s\"}".formatted(Digest.of(body).hex()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, said.length);
      exchange.getResponseBody().write(said);
    }
  }

  private synchronized void called(String key) {
    calls.add(key);
    log.accept("called " + key);
  }

  private synchronized void act(String key) {
    if (memory == Memory.FORGETS_KEYS || !acts.containsKey(key)) {
      acts.merge(key, 1, Integer::sum);
      log.accept("acted " + key);
    }
  }

  private void pause() throws IOException {
    try {
      TimeUnit.NANOSECONDS.sleep(delay.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the server is closed", e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
