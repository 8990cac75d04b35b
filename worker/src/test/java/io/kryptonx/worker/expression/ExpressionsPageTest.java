package io.kryptonx.worker.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.worker.evaluation.TaskExpressions;
import io.kryptonx.worker.expression.Vocabulary.Kind;
import io.kryptonx.worker.json.CanonicalForm;
import io.kryptonx.worker.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the manual says of expressions. */
class ExpressionsPageTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\| `(.+)` \\| `(.+)` \\|$");
  private static final Pattern JSON = Pattern.compile("(?s)```json\n(.*?)```");

  @Test
  void showsValuesThatExpressionsHave() throws Exception {
    String page = page();
    Object report =
        JsonValue.read(
            JSON.matcher(page).results().findFirst().orElseThrow().group(1).getBytes(UTF_8),
            Expression.NULL);
    Vocabulary words =
        new Vocabulary(
            new TreeMap<>(
                Map.of(
                    "report", Kind.ANY,
                    "params.width", Kind.INTEGER,
                    "params.name", Kind.TEXT)));
    Map<String, Object> values =
        Map.of("report", report, "params.width", 320L, "params.name", "tom.jpg");
    List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();
    assertThat(examples).hasSizeGreaterThan(20);
    for (MatchResult example : examples) {
      Object value =
          Expression.compile(example.group(1), words, Expression.Wanted.ANY).evaluate(values);
      assertThat(CanonicalForm.of(value, Expression.NULL, 1000))
          .as(example.group(1))
          .isEqualTo(example.group(2));
    }
  }

  @Test
  void namesTheBoundsThatThereAre() throws IOException {
    assertThat(page())
        .contains(
            "| length of an expression | " + Expression.MAX_LENGTH + " characters |",
            "| nesting | " + Expression.MAX_DEPTH + " levels |",
            " together | " + Expression.MAX_ITERATIONS + " |",
            " on the way | "
                + (Expression.MAX_MADE >> 20)
                + " Mi characters; an entry of a list counts "
                + Effort.ENTRY
                + " |",
            " compares and searches | " + (Expression.MAX_LOOKED >> 20) + " Mi characters |",
            "| what `expr` makes | " + (TaskExpressions.MAX_OUTPUT >> 20) + " MiB |");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/expressions.md"));
  }
}
