package io.kryptonx.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellWordTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tom",
        "",
        "cats/tom jones",
        "it's",
        "$(rm -rf ~)",
        "~",
        "a\nb",
        "evil\u001B[2J",
        "\u202Egpj",
        "日本",
        "*",
        "a;b",
        "a\\b\u0007'c",
        "-n",
        "x!y",
        "#a",
        "a=b"
      })
  void isReadByTheShellAsItIs(String word) throws IOException, InterruptedException {
    String command = "printf '%s' " + ShellWord.of(word);
    assertThat(Harmless.line(command)).as("harmless to show").isEqualTo(command);
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", command);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process bash = builder.start();
    String read = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).isZero();
    assertThat(read).isEqualTo(word);
  }

  @Test
  void isQuotedOnlyWhereItMust() {
    assertThat(ShellWord.of("examples/gallery")).isEqualTo("examples/gallery");
    assertThat(ShellWord.of("cats/tom jones")).isEqualTo("'cats/tom jones'");
  }
}
