package io.kryptonx.worker.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalFormTest {

  private static final Object NULL = "the null of this test";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"b": 1, "a" : [1.0, 1e2, 0.5, null, true, "x\\u0041"]} | {"a":[1,100,0.5,null,true,"xA"],"b":1}
          "text"           | "text"
          -0.0             | 0
          9007199254740992 | 9007199254740992
          """)
  void isOneForEachValue(String json, String canonical) throws Exception {
    assertThat(form(json)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": {"id": 9007199254740993}} | '/a/id' is 9007199254740993, and whole numbers are exact in JSON up to 9007199254740992; make it a text
          {"a": 1e999}     | a number is too large (line 1, column 7); make it a text
          {"a": 1} 2       | something follows the value (line 1, column 10)
          "\\ud800"        | the value holds half of a surrogate pair
          """)
  void refusesWhatHasNone(String json, String reason) {
    assertThatThrownBy(() -> form(json)).isInstanceOf(JsonMistake.class).hasMessage(reason);
  }

  @Test
  void isBounded() {
    assertThatThrownBy(() -> form("[" + "1,".repeat(600) + "1]")).hasMessageContaining("longer");
    assertThatThrownBy(() -> form("[".repeat(600) + "]".repeat(600)))
        .isInstanceOf(JsonMistake.class);
  }

  private static String form(String json) throws JsonMistake {
    return CanonicalForm.of(JsonValue.read(json.getBytes(UTF_8), NULL), NULL, 1000);
  }
}
