package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.kryptonx.engine.EmbeddedEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was made outside for an item is taken back once when the item goes away. */
class RemovedItemsIT {

  private static final String PIPELINE =
      """
      pipeline: wiki
      sources: { pages: { files: "pages/{page}.txt" } }
      stages:
        check:
          in: { page: pages }
          out: { checked: text/plain }
          run: grep -v bad "$page" > "$checked"
        upload:
          in: { page: check }
          out: { answer: application/json }
          reads: [item]
          effect:
            mode: apply
            on_removed:
              out: { answer: text/plain }
              http: { url: "%1$s/${removed_answer_id}", method: DELETE }
          http: { url: "%1$s/${item}", method: PUT, body: page }
      """;

  @TempDir Path folder;
  private final CliHarness cli = new CliHarness();
  private final SortedMap<String, String> wiki = new ConcurrentSkipListMap<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    cli.opener = EmbeddedEngine::open;
    cli.folder = folder;
    String address = "http://127.0.0.1:" + server.getAddress().getPort();
    Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE.formatted(address));
    Files.createDirectory(folder.resolve("pages"));
    for (String page : List.of("a", "b", "c", "d", "e")) {
      page(page, "page " + page);
    }
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String page = exchange.getRequestURI().getPath().substring(1);
    byte[] body = "gone".getBytes(StandardCharsets.UTF_8);
    int status = 200;
    if (exchange.getRequestMethod().equals("DELETE")) {
      deleted.add(page);
      status = wiki.remove(page.substring("id-".length())) == null ? 404 : 200;
    } else {
      wiki.put(page, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      body = "{\"id\": \"id-%s\"}".formatted(page).getBytes(StandardCharsets.UTF_8);
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void onceForEachTimeThatItGoes() throws IOException {
    run(0);
    assertThat(wiki).containsOnlyKeys("a", "b", "c", "d", "e");

    Files.delete(folder.resolve("pages/b.txt"));
    run(0);
    assertThat(wiki).containsOnlyKeys("a", "c", "d", "e");
    assertThat(cli.run("effects", "list").out()).contains("removed");
    assertThat(cli.run("run", "--json").out()).contains("\"ran\":0");
    assertThat(deleted).containsExactly("id-b");

    page("b", "page b");
    run(0);
    assertThat(wiki).containsOnlyKeys("a", "b", "c", "d", "e");
    Files.delete(folder.resolve("pages/b.txt"));
    run(0);
    run(0);
    assertThat(wiki).containsOnlyKeys("a", "c", "d", "e");
    assertThat(deleted).containsExactly("id-b", "id-b");
    assertThat(cli.run("store", "check").code()).isZero();
    assertThat(cli.run("verify").code()).isZero();
  }

  @Test
  void whatFailedIsNotGone() throws IOException {
    run(0);

    page("b", "bad");
    run(1);

    assertThat(wiki).containsOnlyKeys("a", "b", "c", "d", "e");
    assertThat(deleted).isEmpty();
  }

  @Test
  void mostOfThemGoOnlyIfThatIsMeant() throws IOException {
    run(0);
    for (String page : List.of("a", "b", "c")) {
      Files.delete(folder.resolve("pages/" + page + ".txt"));
    }

    CliHarness.Result refused = cli.run("run");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out() + refused.err())
        .contains("3 of the 5 items that upload acted for are gone", "--allow-removal");
    assertThat(deleted).isEmpty();

    assertThat(cli.run("run", "--allow-removal").code()).isZero();
    assertThat(wiki).containsOnlyKeys("d", "e");
  }

  @Test
  void whatIsNotThereAnyMoreIsTakenBackAlready() throws IOException {
    run(0);
    wiki.remove("b");
    Files.delete(folder.resolve("pages/b.txt"));

    run(0);

    assertThat(deleted).containsExactly("id-b");
  }

  private void run(int code) {
    CliHarness.Result result = cli.run("run");
    assertThat(result.code()).as(result.out() + result.err()).isEqualTo(code);
  }

  private void page(String name, String text) throws IOException {
    Files.writeString(folder.resolve("pages/" + name + ".txt"), text + "\n");
  }
}
