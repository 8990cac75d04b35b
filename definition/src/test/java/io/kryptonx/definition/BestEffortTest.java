package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestEffortTest {

  private static final Path FOLDER = Path.of("src/test/resources/mistakes");

  @Test
  void keepsStagesWhoseInputsAndOutputsAreClear() {
    Definition definition = Definition.load(FOLDER.resolve("ten-mistakes.yaml"));
    Pipeline pipeline = definition.pipeline().orElseThrow();
    assertThat(pipeline.stages()).isEmpty();
    assertThat(pipeline.sources()).containsOnlyKeys("notes");
    assertThat(definition.broken())
        .containsExactly("label", "limits", "page", "photos", "sheet", "thumbnail");
  }

  @Test
  void keepsStagesWithMistakesOutsideOfInputsAndOutputs() {
    Definition definition = Definition.load(FOLDER.resolve("durations.yaml"));
    assertThat(definition.pipeline().orElseThrow().stages()).hasSize(10);
    assertThat(definition.broken()).isEmpty();
  }

  @Test
  void keepsReferencesToWhatIsBroken(@TempDir Path folder) throws IOException {
    String text =
        """
        pipeline: half
        sources: { photos: { files: "*.jpg" } }
        stages: { copy: { in: { photo: photos }, out: { copy: image/jpeg }, run: "true" } }
        """;
    Definition definition = Definition.load(Files.writeString(folder.resolve("x.yaml"), text));
    assertThat(definition.broken()).containsExactly("photos");
    assertThat(definition.pipeline().orElseThrow().stages().get("copy"))
        .extracting(stage -> stage.inputs().get("photo"))
        .isEqualTo(Input.each("photo", new AssetRef("photos", "photos")));
  }

  @Test
  void isNothingWithoutAMap() {
    assertThat(Definition.load(FOLDER.resolve("syntax-tab.yaml")).pipeline()).isEmpty();
    assertThat(Definition.load(FOLDER.resolve("list-at-top.yaml")).pipeline()).isEmpty();
  }
}
