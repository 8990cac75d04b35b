package io.kryptonx.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EstimateTest {

  private final Estimate estimate = new Estimate();

  @Test
  void isFromTheLastSeconds() {
    estimate.update(0, 0, 1000);
    estimate.update(1_000, 800, 1000);
    for (int second = 2; second <= 30; second++) {
      estimate.update(second * 1_000L, 800 + second, 1000);
    }
    assertThat(estimate.update(31_000, 831, 1000)).hasValue(169_000);
  }

  @Test
  void isNotKnownAtFirstNorWhileNothingEndsNorWhenAllHasEnded() {
    assertThat(estimate.update(0, 0, 10)).isEmpty();
    assertThat(estimate.update(1_000, 5, 10)).isEmpty();
    assertThat(estimate.update(3_000, 10, 10)).isEmpty();
    Estimate stuck = new Estimate();
    stuck.update(0, 3, 10);
    assertThat(stuck.update(9_000, 3, 10)).isEmpty();
  }

  @Test
  void staysSmallOverALongRun() {
    for (int i = 0; i < 100_000; i++) {
      estimate.update(i, i, 200_000);
    }
    assertThat(estimate.update(100_000, 100_000, 200_000)).isPresent();
  }
}
