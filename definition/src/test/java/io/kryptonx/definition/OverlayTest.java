package io.kryptonx.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.kryptonx.model.pipeline.Pipeline;
import io.kryptonx.model.pipeline.Retention;
import io.kryptonx.model.pipeline.Stage;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayTest {

  private static final String BASE =
      """
      pipeline: site
      params: { width: 320, title: Site }
      retention: { runs: 3 }
      stages:
        page:
          out: { html: text/html }
          env: { A: a, B: b }
          timeout: 3m
          tags: [one, two]
          run: echo "$A" > "$html"
      publish: { "site/index.html": page }
      """;

  @TempDir Path folder;

  @Test
  void mergesMapsAndReplacesEverythingElse() throws IOException {
    Definition definition =
        load(
            """
            params: { width: 640 }
            retention:
            stages: { page: { env: { B: c }, tags: [three], timeout: null } }
            publish: { "site/index.html": null, "staging/index.html": page }
            """);
    assertThat(definition.problems().stream().map(definition::describe)).isEmpty();
    Pipeline pipeline = definition.pipeline().orElseThrow();
    assertThat(pipeline.params().get("width")).extracting("initial").isEqualTo(Optional.of("640"));
    assertThat(pipeline.params()).containsKey("title");
    assertThat(pipeline.retention()).isEqualTo(Retention.EVERYTHING);
    Stage page = Optional.ofNullable(pipeline.stages().get("page")).orElseThrow();
    assertThat(page.env()).isEqualTo(Map.of("A", "a", "B", "c"));
    assertThat(page.labels().tags()).containsExactly("three");
    assertThat(page.timeout()).isEmpty();
    assertThat(pipeline.publish().getFirst().path()).hasToString("staging/index.html");
  }

  @Test
  void hasProblemsWhereTheyWereWritten() throws IOException {
    Definition definition = load("stages:\n  page:\n    timeout: 5\n    owner: ''\n");
    assertThat(definition.problems())
        .extracting(problem -> problem.place().toString())
        .containsExactly(
            folder.resolve("pipeline.staging.yaml") + ":3:14",
            folder.resolve("pipeline.staging.yaml") + ":4:12");
    assertThat(definition.problems())
        .allSatisfy(p -> assertThat(definition.excerpt(p)).isPresent());
  }

  @Test
  void warnsOfRemovingWhatIsNotThere() throws IOException {
    assertThat(load("retenton:\nstages: { page: { retry: } }").problems())
        .extracting(Problem::severity, Problem::code, Problem::fix)
        .containsExactly(
            tuple(Severity.WARNING, "KX110", "did you mean 'retention'?"),
            tuple(Severity.WARNING, "KX110", "write one of them"));
  }

  @Test
  void isCheckedLikeADefinition() throws IOException {
    assertThat(load("widht: 3").problems()).extracting(Problem::code).containsExactly("KX102");
    assertThat(load("- a list").problems()).extracting(Problem::code).containsExactly("KX101");
    assertThat(load("").problems()).extracting(Problem::code).containsExactly("KX008");
  }

  @Test
  void thatIsMissingNamesThoseThatThereAre() throws IOException {
    Files.writeString(folder.resolve("pipeline.production.yaml"), "owner: x");
    load("owner: x");
    fails("stagin", "did you mean 'staging'?");
    fails("test", "there are: production, staging");
    fails("../up", "its name has letters");
  }

  private void fails(String environment, String fix) {
    assertThatExceptionOfType(KryptonxException.class)
        .isThrownBy(() -> Definition.load(folder, Optional.of(environment)))
        .withMessageContaining(fix)
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE));
  }

  private Definition load(String overlay) throws IOException {
    Files.writeString(folder.resolve("pipeline.yaml"), BASE);
    Files.writeString(folder.resolve("pipeline.staging.yaml"), overlay);
    return Definition.load(folder, Optional.of("staging"));
  }
}
