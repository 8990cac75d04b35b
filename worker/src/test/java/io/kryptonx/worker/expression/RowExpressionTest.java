package io.kryptonx.worker.expression;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.pipeline.TableFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowExpressionTest {

  @Test
  void namesAnItemByTheTextsOfARow() throws Exception {
    RowExpression clip = RowExpression.compile("row.file.replace('.txt', '')", TableFormat.CSV);
    assertThat(clip.evaluate(Map.of("file", "river.txt", "title", "A"))).isEqualTo("river");
  }

  @Test
  void writesAWholeNumberInDecimals() throws Exception {
    RowExpression id = RowExpression.compile("row.id", TableFormat.JSONL);
    assertThat(id.evaluate("{\"id\": 9007199254740993}".getBytes(UTF_8)))
        .isEqualTo("9007199254740993");
    assertThat(
            RowExpression.compile("int(row.id) + 1", TableFormat.CSV).evaluate(Map.of("id", "7")))
        .isEqualTo("8");
  }

  @Test
  void namesTheColumnsThatThereAre() throws Exception {
    RowExpression clip = RowExpression.compile("row.fil", TableFormat.CSV);
    assertThatThrownBy(() -> clip.evaluate(Map.of("file", "river.txt")))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            e ->
                assertThat(e.line())
                    .isEqualTo("the row has no 'fil' (at character 4); did you mean 'file'?"));
  }

  @Test
  void refusesWhatNamesNothing() throws Exception {
    assertThatThrownBy(() -> RowExpression.compile("row.a == row.b", TableFormat.CSV))
        .hasMessage("it gives true or false, not a text or a whole number");
    RowExpression any = RowExpression.compile("row.id", TableFormat.JSON);
    assertThatThrownBy(() -> any.evaluate("{\"id\": [1]}".getBytes(UTF_8)))
        .hasMessage("it gives a list, not a text or a whole number");
    assertThatThrownBy(() -> any.evaluate("[1]".getBytes(UTF_8)))
        .hasMessage("the row is a list, not an object");
    assertThatThrownBy(() -> any.evaluate("{\"id\":1,\"id\":2}".getBytes(UTF_8)))
        .hasMessageStartingWith("the row is no JSON: Duplicate");
  }
}
