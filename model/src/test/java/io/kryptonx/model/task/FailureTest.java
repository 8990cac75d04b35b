package io.kryptonx.model.task;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.WellFormed;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void itsMessageIsCut() {
    String longest = "x".repeat(Failure.MAX_MESSAGE);
    assertThat(new Failure(Failure.Kind.PERMANENT, longest).message()).isEqualTo(longest);
    assertThat(new Failure(Failure.Kind.PERMANENT, longest + "x").message())
        .hasSize(Failure.MAX_MESSAGE)
        .endsWith("x…");
  }

  @Test
  void isNotCutWithinACharacter() {
    for (int before = Failure.MAX_MESSAGE - 3; before <= Failure.MAX_MESSAGE; before++) {
      String message = new Failure(Failure.Kind.PERMANENT, "x".repeat(before) + "😀😀").message();
      assertThat(WellFormed.isText(message)).isTrue();
      assertThat(message).hasSizeLessThanOrEqualTo(Failure.MAX_MESSAGE);
    }
  }

  @Test
  void halfACharacterIsReplaced() {
    assertThat(new Failure(Failure.Kind.PERMANENT, "a\uD83Db").message()).isEqualTo("a\uFFFDb");
  }
}
