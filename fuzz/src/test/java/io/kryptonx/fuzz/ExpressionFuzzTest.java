package io.kryptonx.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.worker.expression.Expression;
import io.kryptonx.worker.expression.ExpressionException;
import io.kryptonx.worker.expression.Vocabulary;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonMistake;
import io.kryptonx.worker.json.JsonValue;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/** Expressions that anybody may have written, and the values that they give. */
class ExpressionFuzzTest {

  private static final Vocabulary NAMES =
      new Vocabulary(
          new TreeMap<>(
              Map.of(
                  "report", Vocabulary.Kind.ANY,
                  "params.width", Vocabulary.Kind.INTEGER,
                  "params.name", Vocabulary.Kind.TEXT,
                  "row", Vocabulary.Kind.TEXTS)));

  private static final String REPORT =
      """
      {"bad": 3, "good": 400, "score": 0.9, "words": ["b", "a"], "by": {"ann": 2}, "note": null}\
      """;

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(20)
  void endsWithAValueOrAReason(byte[] bytes) throws JsonMistake {
    String text = new String(bytes, UTF_8);
    Map<String, Object> values =
        Map.of(
            "report",
            JsonValue.read(REPORT.getBytes(UTF_8), Expression.NULL),
            "params.width",
            320L,
            "params.name",
            "tom.jpg",
            "row",
            Map.of("id", "7"));
    try {
      Expression expression = Expression.compile(text, NAMES, Expression.Wanted.ANY);
      Object value = expression.evaluate(values);
      assertThat(expression.mentions()).allSatisfy(chain -> assertThat(chain).isNotEmpty());
      assertThat(CanonicalForm.of(value, Expression.NULL, 16 << 20)).isNotEmpty();
    } catch (ExpressionException e) {
      assertThat(e.reason()).isNotBlank();
      assertThat(e.fix()).isNotBlank();
      assertThat(e.column()).isBetween(0, text.length() + 1);
    } catch (JsonMistake e) {
      assertThat(e.reason()).isNotBlank();
    }
  }

  static Stream<Named<byte[]>> seeds() {
    String ten = ".replace(\"a\", \"aaaaaaaaaa\")";
    String list = "[0,1,2,3,4,5,6,7,8,9]";
    return Stream.concat(
        Seeds.expressions(),
        Stream.of(
                "\"a\"" + ten.repeat(12),
                "\"a\"" + ten.repeat(300),
                "lists.range(2000000000)",
                "lists.range(-1)",
                "lists.range(20000).map(i, params.name.replace(\"\", \"0123456789\"))",
                list + (".map(x, " + list).repeat(20) + ")".repeat(20),
                "[[\"aa\"]]" + ".map(x, x + x)".repeat(50),
                "[\"aa\"]" + ".map(x, x + x)".repeat(50),
                "[lists.range(1000), lists.range(1000)]" + ".flatten()".repeat(3),
                "lists.range(100000).map(i, \"b\").join(\"" + "x".repeat(5000) + "\")",
                "lists.range(100000).distinct().sort().reverse()",
                "lists.range(100000).all(i, lists.range(100000).all(j, i != j))",
                "params.name.matches(\"(a+)+$\")",
                "params.name.matches(\"(x{1000}){1000}\")",
                "\"" + "a".repeat(5000) + "b\".matches(\"(a|a)*\")",
                "(".repeat(9_000),
                "[".repeat(200) + "]".repeat(200),
                "-".repeat(9_000) + "1",
                "!".repeat(9_000) + "true",
                "1" + "+1".repeat(4_500),
                "true" + "?true:false".repeat(800),
                "report" + ".a".repeat(4_000),
                "{" + "1:1,".repeat(2_000) + "}",
                "\"" + "\\u0000\\ud800".repeat(10) + "\"",
                "b\"\\xff\" + bytes(\"é\")",
                "9223372036854775807 + 1",
                "-9223372036854775808 / -1",
                "-9223372036854775808 % -1",
                "1 / 0",
                "0.0 / 0.0",
                "int(1e300)",
                "timestamp(\"9999-12-31T23:59:59Z\") + duration(\"9999999h\")",
                "duration(\"" + "9".repeat(300) + "h\")",
                "string(b\"\\xff\\xfe\")",
                "\"%s\".format([1])",
                "\"abc\".substring(-1, 9)",
                "\"abc\".charAt(99)",
                "\"abc\".split(\"\", -1).join()",
                "math.bitShiftLeft(1, -1)",
                "math.greatest([])")
            .map(Seeds::seed));
  }
}
