package io.kryptonx.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.pipeline.Backoff;
import io.kryptonx.model.pipeline.Criticality;
import io.kryptonx.model.pipeline.Retry;
import io.kryptonx.model.task.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

  private static final Backoff PLAIN =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000, 0);

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 2", "3, 4", "9, 256", "10, 300", "100, 300"})
  void waitsGrowToALimit(int failures, long seconds) {
    assertThat(PLAIN.after(failures, 0)).isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void chanceTakesAPartOfAWaitAway() {
    assertThat(Backoff.DEFAULT.after(3, 0)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Backoff.DEFAULT.after(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
    assertThat(Backoff.DEFAULT.after(3, 0.999))
        .isBetween(Duration.ofSeconds(2), Duration.ofMillis(2010));
  }

  @Test
  void criticalityDecidesWhereNothingIsSaid() {
    assertThat(Retry.UNSAID.attempts(Optional.of(Criticality.MISSION_CRITICAL))).isEqualTo(5);
    assertThat(Retry.UNSAID.attempts(Optional.of(Criticality.IMPORTANT))).isEqualTo(3);
    assertThat(Retry.UNSAID.attempts(Optional.empty())).isEqualTo(1);
    assertThat(new Retry(2).attempts(Optional.of(Criticality.IMPORTANT))).isEqualTo(2);
  }

  @Test
  void onlySomeKindsAreWorthAnotherAttempt() {
    Retry usual = new Retry(3);
    assertThat(List.of(Kind.values()).stream().filter(usual::isWorthwhileAfter))
        .containsExactly(Kind.TRANSIENT, Kind.TIMED_OUT);
    Retry said =
        new Retry(OptionalInt.of(3), PLAIN, List.of("rejected", "3"), List.of("timed_out", "75"));
    assertThat(List.of(Kind.values()).stream().filter(said::isWorthwhileAfter))
        .containsExactly(Kind.TRANSIENT, Kind.REJECTED);
    assertThat(said.kind(List.of("3"), Kind.PERMANENT)).isEqualTo(Kind.TRANSIENT);
    assertThat(said.kind(List.of("75"), Kind.TRANSIENT)).isEqualTo(Kind.PERMANENT);
    assertThat(said.kind(List.of("1"), Kind.PERMANENT)).isEqualTo(Kind.PERMANENT);
  }
}
