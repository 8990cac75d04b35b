package io.kryptonx.engine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.ProfileReport.Load;
import io.kryptonx.engine.report.ProfileReport.Result;
import io.kryptonx.engine.report.ProfileReport.Span;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadsTest {

  private static Span span(long start, long end) {
    return new Span(new TaskId("s", Item.EMPTY), 1, 0, start, end, Result.FINISHED);
  }

  @Test
  void countsWhatWorksAtTheSameTime() {
    Load load = Loads.of(List.of(span(0, 10), span(2, 6), span(5, 9), span(20, 25)));
    assertThat(load).isEqualTo(new Load(10 + 4 + 4 + 5, 15, 3));
    assertThat(load.mean(23)).isEqualTo(1);
    assertThat(load.utilisation(23)).isEqualTo(1 / 3.0);
  }

  @Test
  void takesWhatFollowsAtOnceAsOneAfterTheOther() {
    assertThat(Loads.of(List.of(span(0, 10), span(10, 20)))).isEqualTo(new Load(20, 20, 1));
  }

  @Test
  void isNothingWithoutAttempts() {
    assertThat(Loads.of(List.of())).isEqualTo(new Load(0, 0, 0));
  }
}
