package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kryptonx.model.pipeline.Parameter;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParameterFileTest {

  private static final String PIPELINE =
      """
      pipeline: p
      params:
        width: 320
        ratio: 1.5
        loud: false
        title: { type: string }
      stages: { s: { out: { o: text/plain }, run: 'echo "$width" > "$o"' } }
      """;

  @TempDir Path folder;

  @Test
  void holdsValuesInYaml() throws IOException {
    assertThat(read("width: 0x10\nratio: 2.50\nloud: True\ntitle: 1.50\n"))
        .containsExactly(
            Map.entry("loud", "true"),
            Map.entry("ratio", "2.5"),
            Map.entry("title", "1.50"),
            Map.entry("width", "16"));
  }

  @Test
  void holdsValuesInJson() throws IOException {
    assertThat(read("{\"width\": 640, \"title\": \"a\\tb\", \"loud\": true}"))
        .containsExactly(
            Map.entry("loud", "true"), Map.entry("title", "a\tb"), Map.entry("width", "640"));
  }

  @Test
  void tellsAllMistakesWithTheirPlaces() throws IOException {
    assertThat(mistakes("width: wide\nwidht: 3\nratio: [1]\nloud: 2\ntitle:\nwidth: 4\n"))
        .containsExactly(
            "1:8 KX308 'wide' is no value for 'width'",
            "2:1 KX408 there is no parameter 'widht'",
            "3:8 KX101 the value of 'ratio' is a list, not a text",
            "4:7 KX308 '2' is no value for 'loud'",
            "5:1 KX107 the value of 'title' has no value",
            "6:1 KX103 the key 'width' stands twice in this map");
  }

  @Test
  void guessesWhatWasMeant() throws IOException {
    Files.writeString(folder.resolve("params.yaml"), "widht: 3\n");
    assertThat(problems().getFirst().fix()).isEqualTo("did you mean 'width'?");
  }

  @Test
  void isOneMapOfBoundedSize() throws IOException {
    assertThat(mistakes("- 1\n"))
        .containsExactly("1:1 KX101 a file with parameters is a list, not a map");
    assertThat(mistakes("title: " + "x".repeat(1024 * 1024)))
        .singleElement()
        .asString()
        .contains("KX001");
    assertThat(mistakes("a: {")).singleElement().asString().contains("KX004");
  }

  @Test
  void mustBeThere() {
    assertThatThrownBy(() -> ParameterFile.read(folder.resolve("none.yaml"), Map.of()))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE))
        .hasMessageContaining("none.yaml' with parameters does not exist");
  }

  private SortedMap<String, String> read(String text) throws IOException {
    return ParameterFile.read(Files.writeString(folder.resolve("params.yaml"), text), declared());
  }

  private List<String> mistakes(String text) throws IOException {
    Files.writeString(folder.resolve("params.yaml"), text);
    return problems().stream()
        .map(p ->
            "%d:%d %s %s".formatted(p.place().line(), p.place().column(), p.code(), p.message()))
        .toList();
  }

  private List<Problem> problems() {
    return catchThrowableOfType(
            KryptonxException.class,
            () -> ParameterFile.read(folder.resolve("params.yaml"), declared()))
        .problems();
  }

  private Map<String, Parameter> declared() {
    try {
      Path file = Files.writeString(folder.resolve("pipeline.yaml"), PIPELINE);
      return Definition.load(file).pipeline().orElseThrow().params();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
