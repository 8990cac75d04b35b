package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.EmbeddedEngine;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pipelines that the JVM learns from run; without them starts would be slow, and nobody told.
 */
class TrainingTest {

  private static final Path TRAINING = Path.of("..", "scripts", "training");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"short", "long"})
  void runsTwiceAndKnowsTheResults(String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(TRAINING.resolve(name))) {
      for (Path file : files) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    Files.createDirectory(folder.resolve("in"));
    Files.writeString(folder.resolve("in/0.json"), "1\n");
    Files.writeString(folder.resolve("in/1.json"), "101\n");
    CliHarness cli = new CliHarness();
    cli.opener = EmbeddedEngine::open;
    cli.folder = folder;

    CliHarness.Result first = cli.run("run", "--sandbox", "off");
    CliHarness.Result second = cli.run("run", "--sandbox", "off");

    assertThat(first.code()).as(first.out() + first.err()).isZero();
    assertThat(second.code()).isZero();
    assertThat(second.out()).doesNotContain("ran ");
  }
}
