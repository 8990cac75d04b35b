package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.cli.session.UsageException;
import io.kryptonx.cli.syntax.Parsed;
import io.kryptonx.cli.syntax.Parser;
import io.kryptonx.cli.syntax.Syntax;
import io.kryptonx.cli.terminal.ColorWhen;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

  private final Syntax syntax = new Syntax();

  ParserTest() {
    syntax.argument("PIPELINE", "it");
    syntax.number("N", "how many", "-j", "--jobs");
    syntax.texts("STAGE", "which", "--only");
    syntax.text("FILE", "where", "--out");
    syntax.choice("WHEN", "when", ColorWhen.class, "--color");
    syntax.flag("new", "--fresh");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"--jobs 4", "--jobs=4", "-j 4", "-j4", "x -j4", "--jobs 4 x", "-j 4 -- x"})
  void takesValuesInAllCustomaryForms(String line) {
    Parsed parsed = parse(line.split(" "));
    assertThat(parsed.one("--jobs")).contains("4");
    assertThat(parsed.words()).isSubsetOf("x");
  }

  @Test
  void takesWhatFollowsAsItIs() {
    assertThat(parse("--out=").one("--out")).contains("");
    assertThat(parse("--out=a=b").one("--out")).contains("a=b");
    assertThat(parse("--out", "-").one("--out")).contains("-");
    assertThat(parse("--out", "-x").one("--out")).contains("-x");
    assertThat(parse("-").words()).containsExactly("-");
    assertThat(parse("--", "--fresh").words()).containsExactly("--fresh");
    assertThat(parse("").words()).containsExactly("");
    assertThat(parse("--color", "Always").one("--color")).contains("Always");
  }

  @Test
  void keepsTheOrderOfRepeatedOptions() {
    assertThat(parse("--only", "b", "--fresh", "--only=a").all("--only")).containsExactly("b", "a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--jobs | --jobs takes a number",
        "--jobs --fresh | --jobs takes a number",
        "--jobs= | --jobs takes a number, not ''",
        "-jx | --jobs takes a number, not 'x'",
        "--jobs 99999999999 | --jobs takes a number, not '99999999999'",
        "--jobs 1 -j 2 | --jobs is given twice",
        "--fresh --fresh | --fresh is given twice",
        "--fresh=yes | --fresh takes no value",
        "-x | no option '-x'",
        "--frech=1 | no option '--frech'",
        "--color blue | --color takes auto, always, never, not 'blue'",
        "a b | one word too many: 'b'"
      })
  void saysWhatDoesNotFit(String line, String message) {
    assertThatThrownBy(() -> parse(line.split(" ")))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  private Parsed parse(String... words) {
    return Parser.parse("run", syntax, List.of(words));
  }
}
