package io.kryptonx.cli.outside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.EmbeddedEngine;
import io.kryptonx.engine.Engine;
import io.kryptonx.engine.EngineConfig;
import io.kryptonx.engine.RunObserver;
import io.kryptonx.engine.RunRequest;
import io.kryptonx.engine.StorePlace;
import io.kryptonx.engine.report.ChaosReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.engine.store.gc.GcRequest;
import io.kryptonx.engine.store.gc.Retention;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.EffectLedger.Entry;
import io.kryptonx.storage.EffectLedger.State;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message of which nobody knows whether it was sent, and what can be done then. */
class DoubtIT {

  @TempDir Path folder;
  private Path sent;

  @BeforeEach
  void layOut() throws IOException {
    sent = folder.resolve("sent.txt");
    define("once");
    Files.writeString(folder.resolve("note.txt"), "hello\n");
  }

  /** It sends, and is killed before anybody hears of it, as long as a file is there. */
  private void define(String effect) throws IOException {
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: mails
        sources: { note: { file: note.txt } }
        stages:
          send:
            in: { note: note }
            out: { answer: text/plain }
            effect: %s
            run: |
              echo "$KX_KEY" >> %s
              if [ -e %s ]; then kill -KILL $$; fi
              echo sent > "$answer"
          after:
            in: { answer: send }
            out: { text: text/plain }
            run: cat "$answer" > "$text"
        publish: { "out.txt": after }
        """
            .formatted(effect, sent, folder.resolve("broken")));
  }

  @Test
  void waitsForSomebodyWhoKnowsThatItActed() throws IOException {
    Entry doubtful = inDoubt();
    assertThat(run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(Files.readAllLines(sent)).hasSize(1);

    tools(Access.WRITE, tools -> tools.acted(doubtful, Optional.of(bytes()), "ada", "seen there"));

    assertThat(run().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readAllLines(sent)).hasSize(1);
    assertThat(folder.resolve("out.txt")).hasContent("seen");
    assertThatThrownBy(() -> tools(Access.WRITE, tools -> tools.notActed(only(tools), "ada", "x")))
        .hasMessageContaining("nobody doubts that");
  }

  @Test
  void actsAgainOnceSomebodyKnowsThatItDidNot() throws IOException {
    Entry doubtful = inDoubt();
    tools(Access.WRITE, tools -> tools.notActed(doubtful, "ada", "not in their list"));

    assertThat(run().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readAllLines(sent)).hasSize(2).allMatch(doubtful.key().toString()::equals);
  }

  @Test
  void asksItsProbeInTheNextRun() throws IOException {
    define(
        "{ mode: once, on_unknown: { probe: 'grep -q $KX_KEY "
            + sent
            + " && echo found > \"$answer\"' } }");
    Files.createFile(folder.resolve("broken"));

    RunReport report = run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readAllLines(sent)).hasSize(1);
    assertThat(folder.resolve("out.txt")).hasContent("found");
  }

  @Test
  void isRepeatedAtOnceWhereThatIsTheRule() throws IOException {
    define("{ mode: once, on_unknown: retry }");
    Files.createFile(folder.resolve("broken"));

    assertThat(run().status()).isEqualTo(RunStatus.FAILED);
    assertThat(Files.readAllLines(sent)).hasSize(3);
  }

  @Test
  void isNeitherForgottenNorSentByWhatOnlyLooks() throws IOException {
    assertThatThrownBy(() -> with(new StorePlace.Passing(), this::run))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("a store in memory forgets that it did");
    assertThatThrownBy(() -> with(this::chaos)).hasMessageContaining("effect: { test: COMMAND }");
    assertThat(sent).doesNotExist();

    define("{ mode: once, test: 'echo \"tested $KX_KEY\" > \"$answer\"' }");
    assertThat(with(this::chaos)).matches(r -> r.verdict() != ChaosReport.Verdict.DIFFERENT);
    assertThat(sent).doesNotExist();
  }

  @Test
  void whatItRecordedOutlivesItsRun() throws IOException {
    run();
    Files.writeString(folder.resolve("note.txt"), "other\n");
    run();
    tools(
        Access.WRITE,
        tools ->
            tools.gc(
                new GcRequest(
                    new Retention(Optional.of(1), Optional.empty()), Map.of(), true, false),
                StoreProgress.NONE));
    Files.writeString(folder.resolve("note.txt"), "hello\n");

    assertThat(run().status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(Files.readAllLines(sent)).hasSize(2);
  }

  @Test
  void cannotBeChangedBehindTheBackOfTheStore() throws Exception {
    run();
    assertThat(defects()).isEmpty();
    String url = "jdbc:sqlite:" + folder.resolve(".kryptonx/store.db");
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      assertThat(statement.executeUpdate("UPDATE effects SET state = 'RESEND'")).isEqualTo(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
    assertThat(defects()).hasSize(1).first().asString().contains("effect", "not what was written");
  }

  private static byte[] bytes() {
    return "seen".getBytes(StandardCharsets.UTF_8);
  }

  private Entry inDoubt() throws IOException {
    Path broken = Files.createFile(folder.resolve("broken"));
    assertThat(run().status()).isEqualTo(RunStatus.FAILED);
    Files.delete(broken);
    Entry entry = tools(Access.READ, DoubtIT::only);
    assertThat(entry.state()).isEqualTo(State.UNKNOWN);
    return entry;
  }

  private static Entry only(StoreTools tools) {
    assertThat(tools.effects()).hasSize(1);
    return tools.effects().getFirst();
  }

  private List<String> defects() {
    return tools(
        Access.READ,
        tools ->
            tools.check(false, StoreProgress.NONE).damages().stream()
                .map(String::valueOf)
                .toList());
  }

  private <T> T tools(Access access, Function<StoreTools, T> work) {
    try (StoreTools tools = StoreTools.open(folder.resolve(".kryptonx"), access)) {
      return work.apply(tools);
    }
  }

  private RunReport run() {
    return with(this::run);
  }

  private RunReport run(Engine engine) {
    return engine.run(RunRequest.everything(), new RunObserver() {});
  }

  private ChaosReport chaos(Engine engine) {
    return engine.chaos(RunRequest.everything(), 1, 2, StoreProgress.NONE);
  }

  private <T> T with(Function<Engine, T> work) {
    return with(new StorePlace.Beside(), work);
  }

  private <T> T with(StorePlace place, Function<Engine, T> work) {
    EngineConfig config =
        new EngineConfig(
            folder,
            Optional.empty(),
            place,
            2,
            EngineConfig.Sandbox.OFF,
            EngineConfig.Access.WRITE,
            name -> Optional.ofNullable(System.getenv(name)));
    try (Engine engine = EmbeddedEngine.open(config)) {
      return work.apply(engine);
    }
  }
}
