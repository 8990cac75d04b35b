package io.kryptonx.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTest {

  @Test
  void showsWhatWouldActOnTheTerminal() {
    assertThat(Harmless.line("a\nb\rc\td\u001B[2Je\u0007f\u009Bg"))
        .isEqualTo("a\\nb\\rc\\td\\e[2Je\\x07f\\x9Bg");
  }

  @Test
  void showsWhatWouldTurnTheDirectionOfWriting() {
    assertThat(Harmless.line("photo\u202Egpj.exe \u2066x\u2069\u200F"))
        .isEqualTo("photo\\u202Egpj.exe \\u2066x\\u2069\\u200F");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tom", "Zoë", "日本", "שלום", "🐈", "a b"})
  void leavesWordsAlone(String text) {
    assertThat(Harmless.line(text)).isSameAs(text);
    assertThat(Harmless.lines(text)).isSameAs(text);
  }

  @Test
  void dropsColoursOfToolsButKeepsTheirLines() {
    assertThat(Harmless.lines("\u001B[1;31merror\u001B[0m\n\tat x\u001B]0;title\u0007y\u001B(B"))
        .isEqualTo("error\n  at xyB");
  }

  @Test
  void keepsTheLastStateOfLinesThatWerePaintedOver() {
    assertThat(Harmless.lines("10%\r50%\r100%\r\nnext\r\n")).isEqualTo("100%\nnext\n");
  }

  @Test
  void endsWithSequencesThatAreCutOff() {
    assertThat(Harmless.lines("x\u001B")).isEqualTo("x");
    assertThat(Harmless.lines("x\u001B[12")).isEqualTo("x");
    assertThat(Harmless.lines("x\u001B]title")).isEqualTo("x");
  }
}
