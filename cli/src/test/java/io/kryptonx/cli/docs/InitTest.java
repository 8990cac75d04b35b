package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.cli.docs.Console.Printed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each template is run on the real engine, by commands that {@code init} says. */
class InitTest {

  @TempDir Path home;
  private Console console;

  @BeforeEach
  void open() {
    console = new Console(home);
  }

  @ParameterizedTest
  @CsvSource({"minimal,out/report.txt", "images,site/index.html", "data,out/report.md"})
  void templatesRunAndRunAgainFromTheCache(String template, String published) {
    assertThat(console.type("kryptonx init it --template " + template).code()).isZero();
    Printed first = console.type("kryptonx run it");
    Printed second = console.type("kryptonx run it");

    assertThat(first.code()).as(String.join("\n", first.lines())).isZero();
    assertThat(home.resolve("it").resolve(published)).isNotEmptyFile();
    assertThat(second.lines().getLast()).contains("succeeded").doesNotContain("ran");
  }

  @ParameterizedTest
  @ValueSource(strings = {"minimal", "images", "data"})
  void whatItSaysNextCanBeTyped(String template) {
    List<String> said = console.type("kryptonx init it --template " + template).lines();
    console.type("kryptonx run it");
    String why =
        said.stream().filter(line -> line.startsWith("  ask why")).findFirst().orElseThrow();

    assertThat(console.type(why.substring(why.indexOf("kryptonx"))).code()).isZero();
  }

  @Test
  void reportsSayWhatIsTrue() throws IOException {
    console.type("kryptonx init words");
    console.type("kryptonx run words");
    console.type("kryptonx init orders --template data");
    console.type("kryptonx run orders");

    assertThat(Files.readString(home.resolve("words/out/report.txt")))
        .isEqualTo("     8  rain\n    14  roses\n    22  in all\n");
    assertThat(Files.readString(home.resolve("orders/out/report.md")))
        .contains("| north | 205.50 |", "| south | 122.25 |", "2 bad rows were left out.");
  }

  @Test
  void overwritesNothing() throws IOException {
    console.write("texts/rain.txt", "mine");
    Printed printed = console.type("kryptonx init");

    assertThat(printed.code()).isEqualTo(2);
    assertThat(printed.lines()).anyMatch(line -> line.contains("nothing is overwritten"));
    assertThat(home.resolve("texts/rain.txt")).hasContent("mine");
    assertThat(home.resolve("pipeline.yaml")).doesNotExist();
  }

  @Test
  void goesIntoAFolderWithOtherFiles() {
    console.write("README.md", "mine");

    assertThat(console.type("kryptonx init").code()).isZero();
    assertThat(console.type("kryptonx run").code()).isZero();
  }

  @Test
  void tellsProgramsWhatItWrote() {
    assertThat(String.join("", console.type("kryptonx init it --json").lines()))
        .contains("\"template\":\"minimal\"", "\"texts/rain.txt\"");
  }
}
