package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.pipeline.Action;
import io.kryptonx.model.pipeline.AssetRef;
import io.kryptonx.model.pipeline.Input;
import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Scope;
import io.kryptonx.model.pipeline.Scope.Argument;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SubpipelineTest {

  private final Definition definition =
      Definition.load(Path.of("src/test/resources/good/nested.yaml"));
  private final Pipeline pipeline = definition.pipeline().orElseThrow();

  @Test
  void hasItsStagesUnderPaths() {
    assertThat(definition.problems().stream().map(definition::describe)).isEmpty();
    assertThat(pipeline.stages())
        .containsOnlyKeys(
            "again/deep/count",
            "again/tokenize",
            "again/total",
            "clean/deep/count",
            "clean/tokenize",
            "clean/total",
            "first",
            "last");
  }

  @Test
  void takesWhatTheStageThatUsesItTakes() {
    Input text = input("clean/tokenize", "text");
    assertThat(text.from()).containsExactly(source("texts"), source("notes"));
    assertThat(text.match()).isEqualTo(Input.Match.REQUIRED);
    assertThat(text.type()).contains(MediaType.parse("text/plain"));
    Input notes = input("clean/tokenize", "notes");
    assertThat(notes.from()).containsExactly(source("notes"));
    assertThat(notes.collect()).isEqualTo(Input.Collect.ALL);
    assertThat(notes.match()).as("as the inner stage says").isEqualTo(Input.Match.OPTIONAL);
    assertThat(input("clean/deep/count", "text").from())
        .containsExactly(source("texts"), source("notes"));
    assertThat(input("clean/deep/count", "tokens").from())
        .containsExactly(new AssetRef("clean/tokenize", "tokens"));
  }

  @Test
  void isReferredToByItsOutputs() {
    assertThat(input("last", "words").from())
        .containsExactly(new AssetRef("clean/deep/count", "count"));
    assertThat(input("last", "all").from()).containsExactly(new AssetRef("again/total", "total"));
    assertThat(input("clean/total", "failure").from())
        .containsExactly(new AssetRef("clean/tokenize", "failed"));
    assertThat(pipeline.publish().getFirst().asset())
        .isEqualTo(new AssetRef("clean/deep/count", "count"));
  }

  @Test
  void hasItsOwnFolderAndParameters() {
    assertThat(stage("clean/tokenize").scope())
        .isEqualTo(
            new Scope("parts", new TreeMap<>(Map.of("size", new Argument.OfParameter("width")))));
    assertThat(stage("again/tokenize").scope().arguments())
        .isEqualTo(Map.of("size", new Argument.Literal("3")));
    assertThat(stage("clean/deep/count").scope())
        .isEqualTo(
            new Scope(
                "parts/inner",
                new TreeMap<>(
                    Map.of(
                        "limit", new Argument.OfParameter("width"),
                        "unit", new Argument.Literal("words"),
                        "level", new Argument.Literal("7")))));
    assertThat(stage("clean/total").scope().arguments())
        .isEqualTo(Map.of("mode", new Argument.Literal("fast")));
    assertThat(stage("first").scope()).isEqualTo(Scope.TOP);
  }

  @Test
  void isWaitedForAsAWholeAndWaitsAsAWhole() {
    assertThat(stage("last").dependsOn())
        .containsExactly("clean/deep/count", "clean/tokenize", "clean/total");
    assertThat(stage("clean/tokenize").dependsOn()).containsExactly("first");
    assertThat(stage("clean/total").dependsOn()).containsExactly("clean/deep/count", "first");
  }

  @Test
  void isRenamedAsAWhole() {
    assertThat(stage("clean/total").renamedFrom()).contains("tidy/total");
    assertThat(stage("clean/tokenize").renamedFrom()).contains("clean/split");
  }

  @Test
  void hasDefaultsAndLabelsOfItsOwnFile() {
    assertThat(stage("clean/tokenize").timeout()).contains(Duration.ofMinutes(1));
    assertThat(stage("clean/deep/count").timeout()).isEmpty();
    assertThat(stage("clean/tokenize").labels().owner()).contains("tokens");
    assertThat(stage("clean/total").labels().owner()).contains("words");
    assertThat(stage("clean/total").labels().tags()).containsExactly("inner", "text");
    assertThat(((Action.Shell) stage("clean/tokenize").action()).shell())
        .isEqualTo(Action.Shell.BASH);
  }

  @Test
  void hasProblemsOfOthersLocatedInItsFiles() {
    Problem problem =
        Problem.error(
            "KX999", Place.at("stages.clean/deep/count.in.text"), "message", "", "reason", "fix");
    Problem located = definition.locate(List.of(problem)).getFirst();
    assertThat(located.place()).hasToString("src/test/resources/good/parts/inner/count.yaml:5:33");
    assertThat(definition.excerpt(located)).isPresent();
  }

  private Stage stage(String name) {
    return Optional.ofNullable(pipeline.stages().get(name)).orElseThrow();
  }

  private Input input(String stage, String name) {
    return Optional.ofNullable(stage(stage).inputs().get(name)).orElseThrow();
  }

  private static AssetRef source(String name) {
    return new AssetRef(name, name);
  }
}
