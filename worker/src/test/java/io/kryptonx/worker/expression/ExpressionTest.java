package io.kryptonx.worker.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.worker.expression.Expression.Wanted;
import io.kryptonx.worker.expression.Vocabulary.Kind;
import io.kryptonx.worker.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {

  private static final Vocabulary WORDS =
      new Vocabulary(
          new TreeMap<>(
              Map.of(
                  "report", Kind.ANY,
                  "pages", Kind.MAP,
                  "params.width", Kind.INTEGER,
                  "params.rate", Kind.NUMBER,
                  "params.name", Kind.TEXT)));

  private static final String REPORT =
      "{\"bad\":3,\"good\":400,\"score\":1,\"of\":2.5,\"none\":null,\"list\":[\"b\",\"a\"],\"word\":\"cat\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          report.bad * 100 <= report.good          | true
          report.score >= 0.8                      | true
          report.of > 2                            | true
          report.none == null                      | true
          has(report.zzz)                          | false
          params.width + 1                         | 321
          params.rate > 0                          | true
          params.name.replace('.txt', '')          | cat
          report.list.sort().join(',')             | a,b
          math.greatest(1, 2.5)                    | 2.5
          pages.exists(p, pages[p].bad > 2)        | true
          pages.all(p, p.startsWith('cats/'))      | true
          size(pages)                              | 1
          report.word.matches('^c')                | true
          'a' in report                            | false
          """)
  void giveValues(String text, String value) throws Exception {
    assertThat(String.valueOf(evaluate(text))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          params.widht + 1       | there is no 'params.widht' (at character 1); did you mean 'params.width'?
          rport.bad == 0         | there is no 'rport' (at character 1); did you mean 'report'?
          1 + zebra              | there is no 'zebra' (at character 5); there are: pages, params.name, params.rate, params.width, report
          params.width + 'x'     | '+' cannot be applied to (int, string) (at character 14); make the types equal, with int(…), double(…) or string(…)
          foo(1)                 | there is no function 'foo' (at character 4); docs/expressions.md lists them all
          report.bad +           | mismatched input 'end' (at character 13); correct it there; docs/expressions.md shows the form
          params.width           | it gives a whole number, not true or false; compare something, as in report.bad == 0
          """)
  void areCheckedBeforeTheyAreUsed(String text, String message) {
    assertThat(refusal(text, Wanted.FLAG)).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          report.kind == 'x' | there is no 'kind' (at character 7); correct the name, or ask first with has(…) or in
          report.bad / 0 > 1 | / by zero (at character 12); compare the divisor with 0 first
          report.bad > 'x'   | No matching overload for function '_>_'. Overload candidates: greater_string (at character 12); make the types equal, with int(…), double(…) or string(…)
          report.list[7] == 1 | Index out of bounds: 7 (at character 12); compare with size(…) first
          """)
  void sayWhyTheyHaveNoValue(String text, String message) {
    assertThatThrownBy(() -> evaluate(text))
        .isInstanceOfSatisfying(
            ExpressionException.class, e -> assertThat(e.line()).isEqualTo(message));
  }

  @Test
  void areBounded() {
    assertThat(refusal("1" + " + 1".repeat(5_000), Wanted.ANY)).contains("size");
    assertThat(refusal("(".repeat(200) + "1" + ")".repeat(200), Wanted.ANY)).contains("recursion");
    String nested = "lists.range(450).all(a, lists.range(450).all(b, true))";
    assertThatThrownBy(() -> evaluate(nested)).hasMessageContaining("teration budget");
  }

  @Test
  void endBeforeTheyFillMemory() {
    String tenfold = ".replace('a', 'aaaaaaaaaa')";
    String twice = ".map(x, x + x)";
    List.of(
            "'a'" + tenfold.repeat(9),
            "['aa']" + twice.repeat(40),
            "[[1]]" + twice.repeat(40),
            "lists.range(2000000000)",
            "lists.range(100000).map(i, 'b').join('" + "-".repeat(500) + "')",
            "[lists.range(100000)].map(x, lists.range(1000).map(y, x)).flatten().flatten()")
        .forEach(text ->
            assertThatThrownBy(() -> evaluate(text))
                .as(text)
                .isInstanceOfSatisfying(
                    ExpressionException.class,
                    e ->
                        assertThat(e.line())
                            .contains("makes more than 32 Mi characters", "do less")));
  }

  @Test
  void endBeforeTheyLookForTooLong() {
    String twins = ".map(x, [x, x])".repeat(50);
    assertThatThrownBy(() -> evaluate("[1]" + twins + " == [1]" + twins))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("looks at more than 256 Mi characters");
  }

  @Test
  void nameWhatTheyLookAt() throws Exception {
    Expression expression =
        Expression.compile(
            "report.bad <= params.width && pages.all(p, p != report.word)", WORDS, Wanted.FLAG);
    assertThat(expression.mentions())
        .containsExactlyInAnyOrder(
            List.of("report", "bad"),
            List.of("params", "width"),
            List.of("pages"),
            List.of("report", "word"));
  }

  @Test
  void countLinesAsOneText() {
    assertThat(refusal("report.bad\n  + zebra", Wanted.ANY)).contains("(at character 16)");
  }

  private static Object evaluate(String text) throws Exception {
    Object report = JsonValue.read(REPORT.getBytes(UTF_8), Expression.NULL);
    return Expression.compile(text, WORDS, Wanted.ANY)
        .evaluate(
            Map.of(
                "report",
                report,
                "pages",
                Map.of("cats/tom", report),
                "params.width",
                320L,
                "params.rate",
                1.5,
                "params.name",
                "cat.txt"));
  }

  private static String refusal(String text, Wanted wanted) {
    try {
      Expression.compile(text, WORDS, wanted);
      return "";
    } catch (ExpressionException e) {
      return e.line();
    }
  }
}
