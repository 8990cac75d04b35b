package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.StorePlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          rnu                      | no command 'rnu'                          | did you mean run?
          --fresh run              | options come after the command            |
          run --fesh               | no option '--fesh'                        | did you mean --fresh?
          run --jobs many          | --jobs takes a number, not 'many'         |
          run --jobs 0             | --jobs is between 1 and 10000, not 0      |
          run --max-output 0       | --max-output is between 1 and 1000000 GiB, not 0 |
          run --sample 0           | --sample is at least 1, not 0             |
          run --sandbox maybe      | --sandbox takes auto, on, off, not 'maybe' |
          run --param width        | --param takes NAME=VALUE, not 'width'     | --param width=640
          run --param a=1 --param a=2 | --param a is given twice               |
          run --color              | --color takes auto, always, never         |
          run --events -           | --events takes a file                     | /dev/stdout
          run one two              | one word too many: 'two'                  |
          run one -p two           | two pipelines: 'two' and 'one'            |
          why                      | which stage?                              | kryptonx graph
          why a b c                | one word too many: 'c'                    |
          why a --run last         | 'last' is no run                          | gallery-7
          debug a --exec --json    | --exec and --json do not go together      |
          why a --store memory     | --store memory keeps nothing               | ./memory
          runs --store memory      | --store memory keeps nothing               | leave it out
          rollback 1 --store memory | --store memory keeps nothing              | leave it out
          clean --store memory     | --store memory keeps nothing               | leave it out
          run --watch --store memory | --watch and --store memory do not go together |
          help me                  | no command 'me'                           |
          """)
  void saysWhatIsWrong(String line, String message, String hint) {
    boolean json = line.contains("--json");
    CliHarness.Result result = new CliHarness().run(line.split(" "));
    assertThat(result.code()).isEqualTo(2);
    assertThat(json ? result.out() : result.err()).contains(message);
    assertThat(result.err()).contains(hint == null ? "" : hint);
    assertThat(json ? result.err() : result.out()).isEmpty();
  }

  @Test
  void isToldAsJsonWhereThatIsAsked() {
    CliHarness.Result result = new CliHarness().run("run", "--fesh", "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            "{\"error\":{\"code\":\"USAGE\",\"message\":\"no option '--fesh'\",\"problems\":[]}}\n");
  }

  @Test
  void takesThePipelineAsOptionOrAsFirstWord() throws IOException {
    Files.createDirectories(folder.resolve("examples/gallery"));
    Files.writeString(folder.resolve("examples/gallery/pipeline.yaml"), "pipeline: gallery");
    CliHarness harness = new CliHarness();
    harness.folder = folder;

    harness.run("why", "thumbnail", "ada");
    assertThat(harness.engine.config.orElseThrow().definition()).isEqualTo(folder.resolve("."));

    harness.run("why", "-p", "examples/gallery", "thumbnail", "ada");
    Path named = folder.resolve("examples/gallery");
    assertThat(harness.engine.config.orElseThrow().definition()).isEqualTo(named);

    harness.run("why", "examples/gallery", "thumbnail", "ada", "--run", "7");
    assertThat(harness.engine.config.orElseThrow().definition()).isEqualTo(named);
    assertThat(harness.engine.asked).contains("why thumbnail Optional[ada] Optional[gallery-7]");

    harness.run("why", "examples/gallery/pipeline.yaml", "thumbnail");
    assertThat(harness.engine.config.orElseThrow().definition())
        .isEqualTo(named.resolve("pipeline.yaml"));
  }

  @Test
  void takesAStageOfTheNameOfAFolderAsStage() throws IOException {
    Files.createDirectories(folder.resolve("thumbnail"));
    Files.writeString(folder.resolve("thumbnail/pipeline.yaml"), "pipeline: other");
    CliHarness harness = new CliHarness();
    harness.folder = folder;
    assertThat(harness.run("why", "thumbnail").code()).isZero();
    assertThat(harness.engine.asked).contains("why thumbnail Optional.empty Optional.empty");
  }

  @Test
  void passesOnWhatTheRunIsAskedFor() {
    CliHarness harness = new CliHarness();
    harness.run(
        "run",
        "--param",
        "width=1=2",
        "--only",
        "page",
        "--only",
        "sheet",
        "--sample",
        "3",
        "--fresh",
        "-j",
        "4",
        "--store",
        "elsewhere");
    assertThat(harness.engine.asked.getFirst())
        .isEqualTo(
            "run RunRequest[params={width=1=2}, paramFile=Optional.empty, targets=[page, sheet], sample=OptionalInt[3],"
                + " fresh=true, publish=false, removal=false]");
    assertThat(harness.engine.config.orElseThrow().jobs()).isEqualTo(4);
    assertThat(harness.engine.config.orElseThrow().place())
        .isEqualTo(new StorePlace.Folder(Path.of("elsewhere")));
    assertThat(harness.engine.asked).endsWith("close");
  }
}
