package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopCommandTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void inTheFolder() {
    harness.folder = folder;
  }

  @Test
  void asksForWhatWasNamed() {
    harness.run("loop", "fit");
    harness.run("loop", "fit", "tom#2", "--run", "7");
    harness.run("loop", "fit", "tom", "--checkpoint", "3");
    assertThat(harness.engine.insights.asked)
        .containsExactly(
            "loops fit Optional.empty Optional.empty",
            "loops fit Optional[tom#2] Optional[gallery-7]",
            "checkpoint fit Optional[tom] 3 Optional.empty");
  }

  @Test
  void writesWhatAnIterationMade() throws IOException {
    CliHarness.Result result = harness.run("loop", "fit", "--checkpoint", "2", "--out", "a/b");
    assertThat(result.out()).isEqualTo("wrote a/b, 3 files, 41 kB\n");
    assertThat(folder.resolve("a/b/carry.json")).exists();
    assertThat(folder.resolve("a/b/measure/report/cats/tom%2E.json")).exists();
    assertThat(Files.readString(folder.resolve("a/b/encode/jpeg.jpg"))).hasSize(12);
  }

  @Test
  void writesOverNothing() throws IOException {
    Files.createDirectories(folder.resolve("full"));
    Files.writeString(folder.resolve("full/mine"), "mine");
    CliHarness.Result full = harness.run("loop", "fit", "--checkpoint", "2", "--out", "full");
    assertThat(full.code()).isEqualTo(2);
    assertThat(full.err()).contains("'full' is there and not empty; name a new folder");
    assertThat(harness.run("loop", "fit", "--checkpoint", "2", "--out", "full/mine").code())
        .isEqualTo(2);
    assertThat(folder.resolve("full")).isDirectoryContaining("glob:**/mine");
  }

  @Test
  void needsAnIterationToWrite() {
    CliHarness.Result result = harness.run("loop", "fit", "--out", "x");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--out needs --checkpoint N");
    assertThat(harness.run("loop").code()).isEqualTo(2);
    assertThat(harness.run("loop", "fit", "--checkpoint", "x").code()).isEqualTo(2);
  }
}
