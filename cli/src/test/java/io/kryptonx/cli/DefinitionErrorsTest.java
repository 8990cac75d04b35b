package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.problem.Place;
import io.kryptonx.model.problem.Problem;
import io.kryptonx.model.problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DefinitionErrorsTest {

  @TempDir Path folder;
  private final CliHarness harness = new CliHarness();

  @BeforeEach
  void definition() throws IOException {
    harness.folder = folder;
    Files.writeString(
        folder.resolve("pipeline.yaml"),
        """
        pipeline: gallery
        stages:
          page:
            in: { thumbs: { from: thumbnial, collect: true } }
        \tout: { html: "日本", x: nothing }
        """);
    harness.engine.failure =
        Optional.of(
            new KryptonxException(
                List.of(
                    Problem.error(
                        "KX205",
                        new Place("pipeline.yaml", 4, 27, "stages.page.in.thumbs.from"),
                        "unknown stage 'thumbnial'",
                        "thumbnial",
                        "no source or stage has that name",
                        "did you mean 'thumbnail'?"),
                    new Problem(
                        "KX302",
                        Severity.WARNING,
                        new Place("pipeline.yaml", 5, 24, "stages.page.out.x"),
                        "'nothing' is no media type",
                        Optional.of("nothing"),
                        "a type has the form type/subtype",
                        "write one of:\n  text/html\n  image/png"),
                    Problem.error(
                        "KX305",
                        Place.at("stages.page"),
                        "it does nothing",
                        "",
                        "why",
                        "add run"))));
  }

  @Test
  void areShownTogetherWithTheirLines() {
    CliHarness.Result result = harness.run("run");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    Golden.check("problems.txt", result.err());
  }

  @Test
  void areColouredOnATerminal() {
    Golden.check("problems.terminal.txt", harness.onTerminal().run("run").err());
  }

  @Test
  void areOneObjectAsJson() {
    CliHarness.Result result = harness.run("plan", "--json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    Golden.check("problems.json", Pretty.json(result.out()));
  }
}
