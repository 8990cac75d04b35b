package io.kryptonx.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AssetRefTest {

  @Test
  void keepsTheNameOfAnOutputUnderAnotherPath() {
    assertThat(new AssetRef("rules", "rules").within("polish"))
        .isEqualTo(new AssetRef("polish/rules", "rules"));
    assertThat(new AssetRef("rules", "count").within("polish"))
        .isEqualTo(new AssetRef("polish/rules", "count"));
  }

  @Test
  void movesWhatALoopGivesItsStages() {
    assertThat(Action.Loop.source("inner", "carry").within("outer"))
        .isEqualTo(Action.Loop.source("outer/inner", "carry"));
  }
}
