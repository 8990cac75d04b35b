package io.kryptonx.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.Samples;
import io.kryptonx.model.identity.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunStartTest {

  @Test
  void itsInputsAreWithoutItsNameAndItsBase() {
    RunStart start = Samples.start();
    RunStart other =
        new RunStart(
            new RunId("gallery-8"),
            start.pipeline(),
            start.revision(),
            start.definition(),
            start.bundle(),
            start.keys(),
            start.params(),
            start.sources(),
            start.targets(),
            start.fresh(),
            start.publishes(),
            Optional.empty(),
            Optional.empty());
    assertThat(other.inputsDigest()).isEqualTo(start.inputsDigest());
  }

  @Test
  void targetsAreASet() {
    RunStart start = Samples.start();
    RunStart other =
        new RunStart(
            start.run(),
            start.pipeline(),
            start.revision(),
            start.definition(),
            start.bundle(),
            start.keys(),
            start.params(),
            start.sources(),
            List.of("thumbnail", "page", "thumbnail"),
            start.fresh(),
            start.publishes(),
            start.base(),
            start.rollback());
    assertThat(other).isEqualTo(start);
  }

  @Test
  void stageKeysReadBackAndNameEachStageByItsParts() {
    StageKeys keys = Samples.keys();
    assertThat(StageKeys.decode(keys.encode())).isEqualTo(keys);
    assertThat(keys.of("page")).isNotEqualTo(keys.of("thumbnail"));
  }
}
