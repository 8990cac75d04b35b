package io.kryptonx.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {

  @ParameterizedTest
  @CsvSource({
    "[a-z]+, cat, ''",
    "[a-z]+, Cat, it does not match [a-z]+",
    "a|b, ab, it does not match a|b"
  })
  void aPatternHasToMatchTheWholeText(String pattern, String value, String reason) {
    assertThat(refusal(pattern, value)).isEqualTo(reason);
  }

  @Test
  void aPatternThatTriesAllWaysIsGivenUp() {
    assertThat(refusal("(.*,){20}x", ",".repeat(60))).contains("takes too long");
  }

  @Test
  void aPatternThatGoesDeepIsGivenUp() {
    assertThat(refusal("(a|b)*", "ab".repeat(1_000_000))).contains("takes too long");
  }

  private static String refusal(String pattern, String value) {
    return new Constraints(Optional.empty(), Optional.empty(), List.of(), Optional.of(pattern))
        .refuse(value, false)
        .orElse("");
  }
}
