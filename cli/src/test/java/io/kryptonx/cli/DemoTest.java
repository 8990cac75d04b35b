package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void inTheFolder() {
    harness.folder = folder;
  }

  @Test
  void laysOutTheGalleryRunsItTwiceAndSaysWhatNext() {
    CliHarness.Result result = harness.run("demo", "my gallery");
    assertThat(result.code()).isZero();
    assertThat(folder.resolve("my gallery/pipeline.yaml")).exists();
    assertThat(folder.resolve("my gallery/.kryptonx")).doesNotExist();
    assertThat(folder.resolve("my gallery/site")).doesNotExist();
    assertThat(harness.engine.asked).filteredOn(each -> each.startsWith("run")).hasSize(3);
    assertThat(folder.resolve("my gallery/fit/stages/Encode.java")).exists();
    assertThat(harness.engine.config.orElseThrow().definition())
        .isEqualTo(folder.resolve("my gallery/fit"));
    assertThat(result.out())
        .contains(
            "$ kryptonx run 'my gallery'",
            "$ kryptonx run 'my gallery/fit'",
            "kryptonx loop -p 'my gallery/fit' fit koala",
            "kryptonx why -p 'my gallery' thumbnail");
  }

  @Test
  void stopsWhereTheFirstRunFails() {
    harness.engine.report = Samples.failed();
    CliHarness.Result result = harness.run("demo");
    assertThat(result.code()).isEqualTo(1);
    assertThat(harness.engine.asked).filteredOn(each -> each.startsWith("run")).hasSize(1);
    assertThat(result.out()).doesNotContain("Now try");
  }

  @Test
  void touchesNoFolderThatHoldsSomething() throws IOException {
    Files.createDirectories(folder.resolve("kryptonx-demo"));
    Files.writeString(folder.resolve("kryptonx-demo/mine.txt"), "mine");
    CliHarness.Result result = harness.run("demo");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("exists already", "kryptonx demo my-gallery");
    assertThat(harness.engine.asked).isEmpty();
  }
}
