package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostileSubpipelineTest {

  @TempDir Path folder;

  @Test
  void thatMultipliesIsStoppedAtALimit() throws IOException {
    write("p0.yaml", "stages: { s: { out: { x: text/plain }, run: 'true' } }\noutputs: { x: s }\n");
    for (int level = 1; level <= 7; level++) {
      StringBuilder text = new StringBuilder("stages:\n");
      for (int i = 0; i < 10; i++) {
        text.append("  s" + i + ": { pipeline: p" + (level - 1) + ".yaml }\n");
      }
      write("p" + level + ".yaml", text + "outputs: { x: s0.x }\n");
    }
    Definition definition =
        Definition.load(
            write("pipeline.yaml", "pipeline: many\nstages: { s: { pipeline: p7.yaml } }\n"));
    assertThat(definition.problems())
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.code()).isEqualTo("KX417"));
  }

  @Test
  void outsideOfTheFolderIsRefused() throws IOException {
    Definition definition =
        Definition.load(
            write("pipeline.yaml", "pipeline: up\nstages: { s: { pipeline: ../up.yaml } }\n"));
    assertThat(definition.problems()).extracting(Problem::code).containsExactly("KX304");
  }

  @Test
  void thatIsNoYamlIsToldInItsOwnFile() throws IOException {
    write("part.yaml", "stages: [");
    Definition definition =
        Definition.load(
            write("pipeline.yaml", "pipeline: broken\nstages: { s: { pipeline: part.yaml } }\n"));
    assertThat(definition.problems())
        .extracting(problem -> problem.place().file())
        .containsExactly(folder.resolve("part.yaml").toString());
    assertThat(definition.broken()).containsExactly("s");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
