package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.session.Interrupts;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  /** What an interrupt does now. */
  private Runnable interrupt = () -> {};

  @BeforeEach
  void write() throws IOException {
    harness.folder = folder;
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: words
        sources: { texts: { files: "texts/{text}.txt" } }
        stages: { s: { in: { text: texts }, out: { o: text/plain }, run: 'cat "$text" > "$o"' } }
        """);
    harness.interrupts =
        new Interrupts() {
          @Override
          public void handle(Runnable stop, Runnable resized) {
            interrupt = stop;
          }

          @Override
          public void ignore() {}
        };
  }

  @Test
  void runsAgainForEachChangeAndSaysWhich() {
    change("texts/a.txt");
    change("pipeline.yaml");
    CliHarness.Result result = harness.run("run", "--watch");

    assertThat(result.code()).isZero();
    assertThat(runs()).isEqualTo(3);
    assertThat(result.out().lines())
        .containsSubsequence(
            "watching … (Ctrl-C ends)",
            "changed  texts/a.txt",
            "watching … (Ctrl-C ends)",
            "changed  pipeline.yaml",
            "watching … (Ctrl-C ends)");
  }

  @Test
  void passesOverWhatIsNoPartOfThePipeline() {
    change("README.md");
    harness.run("run", "--watch");

    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void goesOnAfterAMistake() {
    harness.engine.failure =
        Optional.of(new KryptonxException(ErrorCode.SOURCE, "nothing matches"));
    change("texts/a.txt");
    harness.watch.atTheEnd =
        () -> {
          harness.engine.failure = Optional.empty();
          change("texts/b.txt");
          harness.watch.atTheEnd = harness.watch::close;
        };
    CliHarness.Result result = harness.run("run", "--watch");

    assertThat(result.code()).isZero();
    assertThat(result.err().lines().filter(line -> line.contains("nothing matches"))).hasSize(2);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void endsWithAStoreThatCannotBeRead() {
    harness.engine.failure =
        Optional.of(new KryptonxException(ErrorCode.STORE_CORRUPT, "bytes are not what they were"));
    change("texts/a.txt");

    assertThat(harness.run("run", "--watch").code()).isEqualTo(3);
  }

  @Test
  void endsWithFineIfItIsInterruptedWhileItWaits() {
    harness.watch.atTheEnd = () -> interrupt.run();

    assertThat(harness.run("run", "--watch").code()).isZero();
    assertThat(harness.engine.cancelled).isFalse();
  }

  @Test
  void cancelsTheRunThatIsInterrupted() {
    harness.engine.report = Samples.cancelled();
    harness.engine.whileRunning = () -> interrupt.run();
    CliHarness.Result result = harness.run("run", "--watch");

    assertThat(result.code()).isEqualTo(130);
    assertThat(harness.engine.cancelled).isTrue();
    assertThat(result.out()).doesNotContain("watching");
  }

  @Test
  void needsADefinitionToBeginWith() throws IOException {
    Files.delete(folder.resolve("pipeline.yaml"));

    assertThat(harness.run("run", "--watch").code()).isEqualTo(2);
  }

  @Test
  void isForPeople() {
    CliHarness.Result result = harness.run("run", "--watch", "--json");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).contains("--watch and --json do not go together");
  }

  private void change(String path) {
    harness.watch.changes.add(folder.resolve(path));
  }

  private long runs() {
    return harness.engine.asked.stream().filter(each -> each.startsWith("run")).count();
  }
}
