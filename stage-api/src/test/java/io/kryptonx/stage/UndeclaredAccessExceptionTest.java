package io.kryptonx.stage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UndeclaredAccessExceptionTest {

  private final UndeclaredAccessException refusal =
      new UndeclaredAccessException("its item", "thumbnail", "reads: [item]");

  @Test
  void saysWhatWhichStageAndTheFix() {
    assertThat(refusal)
        .hasMessage(
            "stage 'thumbnail' asks for its item but does not declare it;"
                + " add to the stage: reads: [item]");
  }

  @Test
  void keepsTheThreeApartForWhoeverShowsThem() {
    assertThat(refusal.what()).isEqualTo("its item");
    assertThat(refusal.stage()).isEqualTo("thumbnail");
    assertThat(refusal.fix()).isEqualTo("reads: [item]");
  }
}
