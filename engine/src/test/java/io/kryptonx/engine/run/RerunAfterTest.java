package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.Workshop;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RerunAfterTest {

  private static final String PIPELINE =
      """
      pipeline: weekly
      sources:
        note: { value: 1 }
      stages:
        ask:
          in: { note: note }
          out: { text: text/plain }
          rerun: { after: 7d }
          run: ask
      """;

  @TempDir Path folder;

  @Test
  void aResultIsUsedUntilItIsTooOld() {
    Workshop shop = new Workshop(folder).pipeline(PIPELINE);
    assertThat(Workshop.executed(shop.run())).isEqualTo(1);
    shop.clock().advance(Duration.ofDays(6));
    assertThat(Workshop.executed(shop.run())).isZero();

    shop.clock().advance(Duration.ofDays(2));
    assertThat(Workshop.executed(shop.run())).isEqualTo(1);

    shop.clock().advance(Duration.ofDays(6));
    assertThat(Workshop.executed(shop.run())).as("counted from the new result").isZero();
  }
}
