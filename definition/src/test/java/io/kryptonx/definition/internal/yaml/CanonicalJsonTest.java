package io.kryptonx.definition.internal.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.definition.problem.Problems;
import io.kryptonx.model.json.JsonText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

  @Test
  void sortsKeysByCodeUnitsAsTheExampleOfRfc8785() {
    String yaml =
        """
        "\\u20ac": Euro Sign
        "\\r": Carriage Return
        "\\ufb33": Hebrew Letter Dalet With Dagesh
        "1": One
        "\\U0001F600": "Emoji: Grinning Face"
        "\\u0080": Control
        "\\u00f6": Latin Small Letter O With Diaeresis
        """;
    assertThat(json(yaml))
        .isEqualTo(
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                + "\"😀\":\"Emoji: Grinning Face\","
                + "\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
  }

  @Test
  void escapesOnlyWhatItMust() {
    assertThat(json("\"\\u20ac$\\u000F\\nA'\\u0042\\\"\\\\\\\"/ \\t\""))
        .isEqualTo("\"€$\\u000f\\nA'B\\\"\\\\\\\"/ \\t\"");
  }

  @Test
  void followsTheCoreSchema() {
    assertThat(json("[null, ~, Null, true, FALSE, yes, 0x1F, 0o17, 007, +5, -0, 1_000, 12:30, .5]"))
        .isEqualTo("[null,null,null,true,false,\"yes\",31,15,7,5,0,\"1_000\",\"12:30\",0.5]");
  }

  /** The samples of RFC 8785, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2",
  })
  void writesNumbersAsEcmaScriptDoes(String bits, String text) {
    double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(JsonText.number(value)).isEqualTo(text);
  }

  private static String json(String yaml) {
    Problems problems = new Problems();
    YamlDocument document = YamlReader.read("test.yaml", yaml.getBytes(UTF_8), problems);
    String json = CanonicalJson.of(document.root().orElseThrow(), problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    return json;
  }
}
