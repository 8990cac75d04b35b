package io.kryptonx.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

  @ParameterizedTest
  @CsvSource({"tom,3", "日本,4", "e\u0301,1", "🐈,2", "'',0"})
  void areCounted(String text, int columns) {
    assertThat(Columns.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "thumbnail,9,thumbnail",
    "thumbnail,8,thumbna…",
    "thumbnail,1,…",
    "thumbnail,0,''",
    "日本日本,6,日本…",
    "日本日本,5,日本…",
    "日本日本,4,日…"
  })
  void areCutTo(String text, int columns, String cut) {
    assertThat(Columns.cut(text, columns)).isEqualTo(cut);
  }

  @Test
  void areNotTakenByStyles() {
    assertThat(Columns.of("\u001B[1;32mran\u001B[0m")).isEqualTo(3);
  }

  @Test
  void areCutWithStylesKeptWhole() {
    assertThat(Columns.cut("\u001B[32mcached 800\u001B[0m · x", 5))
        .isEqualTo("\u001B[32mcach…\u001B[0m");
  }

  @Test
  void areFilledUp() {
    assertThat(Columns.left("日", 4) + "|" + Columns.right("x", 3)).isEqualTo("日  |  x");
  }
}
