package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.command.Catalog;
import io.kryptonx.cli.completion.BashScript;
import io.kryptonx.cli.completion.Described;
import io.kryptonx.cli.completion.FishScript;
import io.kryptonx.cli.completion.ZshScript;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.ColorWhen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The script for bash is executed by bash; those for shells that may not be here are pinned. */
class CompletionTest {

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("completion"), new CliHarness().run("completion", "bash").out());
    Path program = folder.resolve("kryptonx");
    Files.writeString(
        program,
        """
        #!/bin/bash
        [ "$1" = __complete ] || exit 1
        if [ "$2 $3" = "-p other" ]; then echo elsewhere; else printf 'page\\nphotos\\nthumbnail\\n'; fi
        """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("a file.yaml"), "");
    Files.createDirectories(folder.resolve("a folder"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ru                          | run runs
          gr                          | graph
          run --sand                  | --sandbox
          run --sandbox ''            | auto on off
          run --sandbox o             | on off
          run --sandbox = o           | on off
          run --sandbox =             | auto on off
          run --only th               | thumbnail
          run --only +th              | +thumbnail
          run --only = p              | page photos
          run -p other --only ''      | elsewhere
          run --pipeline = other --only ''  | elsewhere
          why ''                      | page photos thumbnail
          why -p other ''             | elsewhere
          why page ''                 |
          why --run 3 p               | page photos
          run --jobs ''               |
          help gra                    | graph
          completion ''               | bash zsh fish
          init --template ''          | minimal images data
          debug --n                   | --no-shell
          nonsense ''                 |
          """)
  void ofBashCompletes(String line, String words) throws Exception {
    List<String> typed = new ArrayList<>(List.of(line.split(" +")));
    typed.replaceAll(word -> word.equals("''") ? "" : word);

    assertThat(complete(typed))
        .containsExactlyInAnyOrderElementsOf(words == null ? List.of() : List.of(words.split(" ")));
  }

  @Test
  void ofBashCompletesFilesAndFolders() throws Exception {
    assertThat(complete(List.of("run", "a"))).contains("a file.yaml", "a folder");
    assertThat(complete(List.of("run", "--store", "a"))).containsExactly("a folder");
  }

  @Test
  void ofBashCompletesEveryCommand() throws Exception {
    assertThat(complete(List.of(""))).containsExactlyInAnyOrderElementsOf(Catalog.labels());
    for (String command : Catalog.labels()) {
      assertThat(complete(List.of(command, "--"))).as(command).contains("--help", "--color");
    }
  }

  @Test
  void ofBashIsSilentWithoutAProgram() throws Exception {
    Files.delete(folder.resolve("kryptonx"));

    assertThat(complete(List.of("why", ""))).isEmpty();
  }

  @Test
  void isAsPinned() {
    Syntax run = new Syntax();
    run.argument("PIPELINE", "Its file, or a folder (default: this folder).");
    run.number("N", "Tasks at the same time.", "-j", "--jobs");
    run.texts("SELECTOR", "Only 'these' [stages]; repeatable: yes.", "--only");
    run.choice("WHEN", "Colours.", ColorWhen.class, "--color");
    run.flag("Show this help.", "-h", "--help");
    Syntax show = new Syntax();
    show.neededArgument("NODE", "A source or a stage.");
    show.text("FILE", "Write it to this file.", "--out");
    show.text("DIR", "The store.", "--store");
    List<Described> commands =
        List.of(
            new Described("run", "Run a pipeline", run),
            new Described("show", "List what it holds; write one", show));

    Golden.check("completion.bash", new BashScript(commands).text());
    Golden.check("completion.zsh", new ZshScript(commands).text());
    Golden.check("completion.fish", new FishScript(commands).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void hasEveryCommand(String shell) {
    assertThat(new CliHarness().run("completion", shell).out()).contains(Catalog.labels());
  }

  @Test
  void knowsThreeShells() {
    assertThat(new CliHarness().run("completion", "bahs").err()).contains("did you mean bash?");
    assertThat(new CliHarness().run("completion").code()).isEqualTo(2);
  }

  @Test
  void namesTheStagesAndSourcesOfAPipeline() throws IOException {
    CliHarness harness = new CliHarness();
    harness.folder = folder;
    Path other = Files.createDirectories(folder.resolve("other"));
    Files.writeString(
        other.resolve("pipeline.yaml"),
        """
        pipeline: words
        sources: { texts: { files: "texts/{text}.txt" }, $(rm -rf ~): { value: 1 } }
        stages: { count: { in: { text: texts }, out: { o: text/plain }, run: 'cat "$text" > "$o"' } }
        """);

    assertThat(harness.run("__complete", "-p", "other").out()).isEqualTo("count\ntexts\n");
    assertThat(harness.engine.config).as("no engine is opened").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "broken"})
  void saysNothingAboutWhatIsWrong(String pipeline) throws IOException {
    CliHarness harness = new CliHarness();
    harness.folder = folder;
    Files.writeString(
        Files.createDirectories(folder.resolve("broken")).resolve("pipeline.yaml"), "{");
    CliHarness.Result result = harness.run("__complete", "-p", pipeline);

    assertThat(result).isEqualTo(new CliHarness.Result(0, "", ""));
  }

  /** What bash offers for the last of these words. */
  private List<String> complete(List<String> words) throws Exception {
    List<String> line = new ArrayList<>(List.of("./kryptonx"));
    line.addAll(words);
    String script =
        "source ./completion; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); _kryptonx;"
            + " for each in \"${COMPREPLY[@]}\"; do printf '%s\\n' \"$each\"; done";
    List<String> command = new ArrayList<>(List.of("bash", "--norc", "-uc", script, "bash"));
    command.addAll(line);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out.toLowerCase(Locale.ROOT)).isZero();
    return out.lines().toList();
  }
}
