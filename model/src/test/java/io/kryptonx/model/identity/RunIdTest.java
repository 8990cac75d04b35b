package io.kryptonx.model.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunIdTest {

  @Test
  void holdsTheNameOfThePipelineAndANumber() {
    assertThat(RunId.of("my-gallery", 12)).hasToString("my-gallery-12");
    assertThat(new RunId("my-gallery-12").number()).isEqualTo(12);
  }

  @Test
  void isOrderedByItsNumber() {
    assertThat(List.of(RunId.of("a", 10), RunId.of("a", 9), RunId.of("B", 11)).stream().sorted())
        .containsExactly(RunId.of("B", 11), RunId.of("a", 9), RunId.of("a", 10));
  }

  @Test
  void refusesOtherTexts() {
    for (String text :
        List.of("", "gallery", "-1", "gallery-", "a/b-1", "../a-1", "a-1234567890")) {
      assertThatThrownBy(() -> new RunId(text)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
