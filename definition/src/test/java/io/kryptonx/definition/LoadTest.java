package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {

  @TempDir Path folder;

  @Test
  void ofWhatDoesNotExistSaysWhatToName() {
    fails(folder.resolve("gone"), "there is no file or folder", "name a pipeline's file");
  }

  @Test
  void ofAnEmptyFolderSaysWhichFileIsMissing() {
    fails(folder, "there is no pipeline.yaml in the folder", "create the file");
  }

  @Test
  void ofAFolderWithAnotherSpellingSaysSo() throws IOException {
    Files.writeString(folder.resolve("pipeline.yml"), "pipeline: other");
    fails(folder, "there is no pipeline.yaml in the folder", "rename pipeline.yml");
  }

  @Test
  void ofAFileTakesItsFolderAsTheBaseOfPaths() throws IOException {
    Path file = Files.writeString(folder.resolve("other.yaml"), "pipeline: other");
    assertThat(Definition.load(file).folder()).isEqualTo(folder.toAbsolutePath());
    assertThat(Definition.load(file).file()).isEqualTo(file);
  }

  private static void fails(Path path, String... parts) {
    assertThatExceptionOfType(KryptonxException.class)
        .isThrownBy(() -> Definition.load(path))
        .withMessageContainingAll(parts)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }
}
