package io.kryptonx.model.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.Samples;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.Iteration;
import io.kryptonx.model.item.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventIdTest {

  private static final Fingerprint WORK = new Fingerprint(Samples.digest("work"));

  @Test
  void isAUuidOfVersion8() {
    for (int i = 0; i < 100; i++) {
      EventId id = EventId.ofOutput("p" + i, Samples.TASK, "out", WORK);
      assertThat(id.value().version()).isEqualTo(8);
      assertThat(id.value().variant()).isEqualTo(2);
    }
  }

  @Test
  void isTheSameForTheSameFact() {
    assertThat(EventId.ofOutput("p", Samples.TASK, "out", WORK))
        .isEqualTo(EventId.ofOutput("p", Samples.TASK, "out", WORK));
  }

  @Test
  void differsInEachPartOfTheFact() {
    TaskId iterated =
        new TaskId(Samples.TASK.stage(), Samples.TASK.item(), new Iteration(List.of(1)));
    Fingerprint other = new Fingerprint(Samples.digest("other"));
    assertThat(
            Stream.of(
                EventId.ofOutput("p", Samples.TASK, "out", WORK),
                EventId.ofOutput("q", Samples.TASK, "out", WORK),
                EventId.ofOutput("p", new TaskId("s", Samples.TASK.item()), "out", WORK),
                EventId.ofOutput("p", new TaskId("thumbnail", Item.EMPTY), "out", WORK),
                EventId.ofOutput("p", iterated, "out", WORK),
                EventId.ofOutput("p", Samples.TASK, "other", WORK),
                EventId.ofOutput("p", Samples.TASK, "out", other),
                EventId.ofSource("p", "s", Item.EMPTY, Optional.empty()),
                EventId.ofSource("p", "s", Item.of("a"), Optional.empty()),
                EventId.ofSource("p", "s", Item.of("a"), Optional.of(Samples.digest("a")))))
        .doesNotHaveDuplicates();
  }
}
