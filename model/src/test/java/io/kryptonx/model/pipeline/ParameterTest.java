package io.kryptonx.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParameterTest {

  @ParameterizedTest
  @CsvSource({
    "STRING, ' a ', ' a '",
    "INTEGER, ' 007', 7",
    "INTEGER, -0, 0",
    "NUMBER, 1.50, 1.5",
    "NUMBER, 1e2, 100",
    "NUMBER, -0.00, 0",
    "NUMBER, 0.000001, 0.000001",
    "BOOLEAN, true, true"
  })
  void eachValueHasOneText(Parameter.Type type, String given, String canonical) {
    assertThat(type.canonical(given)).isEqualTo(canonical);
    assertThat(type.canonical(canonical)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1.5",
    "INTEGER, 9223372036854775808",
    "INTEGER, ''",
    "NUMBER, x",
    "NUMBER, 1e1000",
    "NUMBER, 1e-1000",
    "NUMBER, NaN",
    "BOOLEAN, yes",
    "BOOLEAN, TRUE"
  })
  void otherTextsAreNoValues(Parameter.Type type, String text) {
    assertThatThrownBy(() -> type.canonical(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
