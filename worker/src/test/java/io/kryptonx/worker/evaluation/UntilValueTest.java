package io.kryptonx.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.worker.expression.ExpressionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UntilValueTest {

  @Test
  void isTrueOrFalse() throws ExpressionException {
    assertThat(UntilValue.of(true)).isEqualTo(new UntilValue(true, Optional.empty()));
    assertThat(UntilValue.of(Map.of("done", false)))
        .isEqualTo(new UntilValue(false, Optional.empty()));
  }

  @Test
  void tellsTheNextIterationWhatIsSaidInCanonicalForm() throws ExpressionException {
    assertThat(UntilValue.of(Map.of("done", false, "with", Map.of("b", 2L, "a", List.of("x")))))
        .isEqualTo(new UntilValue(false, Optional.of("{\"a\":[\"x\"],\"b\":2}")));
  }

  @Test
  void isNothingElse() {
    refused(3L, "it gives 3, which is neither true or false nor a map");
    refused(Map.of("done", true, "wiht", Map.of()), "its map has 'wiht'");
    refused(Map.of(1L, true), "its map has '1'");
    refused(Map.of("with", Map.of()), "'done' in its map is not true or false");
    refused(Map.of("done", "yes"), "'done' in its map is not true or false");
    refused(Map.of("done", false, "with", List.of()), "'with' in its map is no map");
  }

  @Test
  void isBounded() {
    refused(
        Map.of("done", false, "with", Map.of("text", "x".repeat(5000))),
        "'with' cannot be given on");
  }

  @Test
  void hasNumbersThatJsonHas() {
    refused(
        Map.of("done", false, "with", Map.of("score", Double.NaN)), "'with' cannot be given on");
  }

  private static void refused(Object value, String reason) {
    assertThatThrownBy(() -> UntilValue.of(value))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining(reason);
  }
}
