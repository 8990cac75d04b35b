package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.item.PathPattern;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Output;
import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Publication;
import io.kryptonx.model.pipeline.Read;
import io.kryptonx.model.pipeline.Rerun;
import io.kryptonx.model.pipeline.Source;
import io.kryptonx.model.pipeline.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GoodDefinitionTest {

  private final Definition definition = Definition.load(Path.of("src/test/resources/good"));
  private final Pipeline pipeline = definition.pipeline().orElseThrow();

  @Test
  void hasNoProblems() {
    assertThat(definition.problems().stream().map(definition::describe)).isEmpty();
    assertThat(definition.broken()).isEmpty();
  }

  @Test
  void knowsItsFileAndFolder() {
    Path folder = Path.of("src/test/resources/good");
    assertThat(definition.file()).isEqualTo(folder.resolve("pipeline.yaml"));
    assertThat(definition.folder()).isEqualTo(folder.toAbsolutePath());
  }

  @Test
  void hasNameOwnerAndDescription() {
    assertThat(pipeline.name()).isEqualTo("gallery");
    assertThat(pipeline.labels().owner()).contains("media");
    assertThat(pipeline.labels().description()).contains("Photographs to a page.");
  }

  @Test
  void hasParametersOfEachTypeInLongAndShortForm() {
    assertThat(pipeline.params().values())
        .containsExactly(
            parameter("label", Parameter.Type.STRING, null, null),
            parameter("loud", Parameter.Type.BOOLEAN, "true", null),
            parameter("ratio", Parameter.Type.NUMBER, "1.5", null),
            parameter("title", Parameter.Type.STRING, "Our gallery", null),
            parameter("width", Parameter.Type.INTEGER, "320", "Of a thumbnail, in pixels."));
  }

  @Test
  void hasSourcesOfEachKindWithTypesFromExtensions() {
    MediaType jpeg = MediaType.parse("image/jpeg");
    MediaType markdown = MediaType.parse("text/markdown");
    assertThat(pipeline.sources().values())
        .containsExactly(
            new Source.Files("drafts", PathPattern.parse("drafts/{draft}"), markdown, true),
            new Source.Files(
                "photos", PathPattern.parse("photos/{album}/{photo}.jpg"), jpeg, false),
            new Source.File("readme", "README.md", markdown),
            new Source.Value("site", "{\"a\":\"é\",\"b\":[1,2.5,1000]}"),
            new Source.Values(
                "sizes", new TreeMap<>(Map.of("wide", "{\"w\":60}", "narrow", "{\"w\":24}"))));
  }

  @Test
  void namesTheParametersThatATextUsesAndThoseListed() {
    assertThat(stage("thumbnail").params()).containsExactly("width");
    assertThat(stage("sheet").params()).containsExactly("title");
    assertThat(stage("page").params()).isEmpty();
  }

  @Test
  void hasEverythingThatAStageSees() {
    Stage sheet = stage("sheet");
    assertThat(sheet.env()).containsExactly(Map.entry("EMPTY", ""), Map.entry("QUALITY", "080"));
    assertThat(sheet.files()).containsExactly("scripts/sheet.sh");
    assertThat(sheet.secrets()).containsExactly("API_TOKEN");
    assertThat(sheet.reads()).containsExactly(Read.ITEM);
    assertThat(sheet.version()).contains("1.10");
    assertThat(sheet.rerun()).isEqualTo(Rerun.ALWAYS);
    assertThat(stage("thumbnail").tools()).containsEntry("convert", "convert -version");
  }

  @Test
  void hasInputsOfEachForm() {
    AssetRef thumb = new AssetRef("thumbnail", "thumb");
    assertThat(stage("thumbnail").inputs().values())
        .containsExactly(Input.each("photo", new AssetRef("photos", "photos")));
    assertThat(stage("sheet").inputs().values())
        .containsExactly(new Input("thumbs", thumb, new Input.Collect.To("album"), false, false));
    assertThat(stage("parts").inputs().values())
        .containsExactly(
            new Input("size", new AssetRef("sizes", "sizes"), Input.Collect.NOTHING, true, false),
            new Input(
                "text", new AssetRef("readme", "readme"), Input.Collect.NOTHING, false, true));
    assertThat(stage("page").inputs().values())
        .containsExactly(
            new Input("sheets", new AssetRef("sheet", "sheet"), Input.Collect.ALL, false, false),
            Input.collected("thumbs", thumb));
  }

  @Test
  void hasOutputsOfEachForm() {
    MediaType text = MediaType.parse("text/plain");
    assertThat(stage("parts").outputs().values()).containsExactly(new Output("part", text, true));
    assertThat(stage("sheet").outputs().values())
        .containsExactly(
            new Output("list", text, false),
            new Output("sheet", MediaType.parse("image/jpeg"), false));
  }

  @Test
  void hasActionsOfEachKind() {
    assertThat(stage("thumbnail").action())
        .isEqualTo(new Action.Shell("convert \"$photo\" -resize \"${width}x\" \"$thumb\""));
    assertThat(stage("parts").action())
        .isEqualTo(new Action.Program(List.of("fold", "-w", "${size_w}", "${text}")));
    assertThat(stage("page").action()).isEqualTo(new Action.JavaFile("stages/Page.java"));
    assertThat(stage("again").action())
        .isEqualTo(new Action.JavaClass("com.example.Again", List.of("stages")));
  }

  @Test
  void hasTimeoutsInBothForms() {
    assertThat(stage("thumbnail").timeout()).contains(Duration.ofSeconds(30));
    assertThat(stage("page").timeout()).contains(Duration.ofMinutes(90));
  }

  @Test
  void hasPublicationsInTheOrderWritten() {
    assertThat(pipeline.publish())
        .containsExactly(
            new Publication(PathPattern.parse("site/index.html"), new AssetRef("page", "html")),
            new Publication(PathPattern.parse("site/{album}.jpg"), new AssetRef("sheet", "sheet")));
  }

  private Stage stage(String name) {
    return Optional.ofNullable(pipeline.stages().get(name)).orElseThrow();
  }

  private static Parameter parameter(
      String name,
      Parameter.Type type,
      @org.jspecify.annotations.Nullable String initial,
      @org.jspecify.annotations.Nullable String description) {
    return new Parameter(
        name, type, Optional.ofNullable(initial), Optional.ofNullable(description));
  }
}
