package io.kryptonx.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellProgramsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '~',
      value = {
        "convert a b                                  → convert",
        "a=1 b=2 convert a b                          → convert",
        "a; b && c || d & e                           → a b c d e",
        "~a | b~                                      → a b",
        "x=$(identify a.jpg)                          → identify",
        "echo \"$(identify a.jpg)\"                   → echo",
        "x=`identify a.jpg`                           → identify",
        "if a; then b; elif c; then d; else e; fi     → a b c d e",
        "while read -r line; do a; done               → read a",
        "for i in x y; do a \"$i\"; done              → a",
        "( cd x && a )                                → cd a",
        "{ a; b; } > \"$out\"                         → a b",
        "a > out 2> err < in                          → a",
        "a 2>&1                                       → a",
        "# a                                          → ~~",
        "echo # a                                     → echo",
        "./a && dir/b && $c && \"$d\"                 → ~~",
        "exec a; command b; env X=1 c; xargs -n 1 d   → a b c d",
        "command -v a                                 → ~~",
        "! a                                          → a",
        "[ -f x ] && a; [[ -f y ]] && b               → a b",
        "'a b' c                                      → ~~",
        "a 'b; c' \"d; e\"                            → a",
        "f() { a; }; f x                              → a",
      })
  void areTheFirstWordsOfCommands(String text, String programs) {
    assertThat(ShellPrograms.of(text))
        .containsExactlyInAnyOrder(programs.isEmpty() ? new String[0] : programs.split(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "cat <<EOF > x NL convert NL EOF NL a → cat a",
        "case $x in NL p) a ;; NL q) b ;; NL *) c ;; NL esac NL d → a b c d",
        "a \\ NL  b NL c → a c",
      })
  void areFoundOnSeveralLines(String text, String programs) {
    assertThat(ShellPrograms.of(text.replace(" NL ", "\n")))
        .containsExactlyInAnyOrder(programs.split(" "));
  }
}
