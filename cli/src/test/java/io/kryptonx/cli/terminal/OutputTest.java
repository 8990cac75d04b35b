package io.kryptonx.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void usesAsciiMarksWhereTheStreamHasNoOthers() {
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.ISO_8859_1);
    new Output(stream, false, false, () -> 80).line("✔ Zoë · ran 2 → …");
    assertThat(bytes.toString(StandardCharsets.ISO_8859_1)).isEqualTo("v Zoë - ran 2 > .\n");
  }

  @Test
  void hasAMarkForEveryStatus() {
    for (StatusStyle style : StatusStyle.values()) {
      assertThat(StatusStyle.of(style.status())).isEqualTo(style);
      assertThat(Columns.of(style.mark())).isEqualTo(1);
      assertThat(Ascii.of(style.mark())).matches("\\p{ASCII}");
    }
  }

  @Test
  void cutsTablesToTheTerminal() {
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    Table table = new Table("item", ">size", "digest");
    table.row("a-very-long-name-of-an-item", "8 kB", "7cb31686d715");
    table.row("tom", "812 B", "f89925d5bdae");
    assertThat(table.lines(new Output(stream, true, false, () -> 40)))
        .containsExactly(
            "item                  size  digest",
            "a-very-long-name-o…   8 kB  7cb31686d715",
            "tom                  812 B  f89925d5bdae");
  }
}
