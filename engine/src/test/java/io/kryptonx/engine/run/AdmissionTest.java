package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.TextWorker;
import io.kryptonx.engine.port.Executor;
import io.kryptonx.engine.port.Inbox;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.storage.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private final Inbox<Message> inbox = new Inbox<>();
  private final List<Duration> waits = new ArrayList<>();
  private final Slots slots = new Slots(9, Limits.NONE, new Bundles(9, _ -> false), _ -> false);
  private Instant now = Instant.parse("2030-01-01T00:00:00Z");

  @Test
  void oneAfterTheOtherIsLetInAndAllOthersAtOnce() {
    Admission admission = admission(new Pace(tasks("a", "b", "c"), Duration.ofSeconds(2)));

    admission.admit(List.of(task("a"), task("other"), task("b"), task("c")));

    assertThat(slots.take()).contains(task("a"));
    assertThat(slots.take()).contains(task("other"));
    assertThat(slots.take()).isEmpty();
    assertThat(waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4));
    for (Message message : inbox.takeAll()) {
      if (message instanceof Message.TurnCame(var task)) {
        admission.due(task);
      }
    }
    assertThat(slots.take()).contains(task("b"));
    assertThat(slots.take()).contains(task("c"));
  }

  @Test
  void whoComesLateWaitsNoLongerThanNeeded() {
    Admission admission = admission(new Pace(tasks("a", "b"), Duration.ofSeconds(2)));
    admission.admit(List.of(task("a")));
    now = now.plusSeconds(60);

    admission.admit(List.of(task("b")));

    assertThat(waits).isEmpty();
  }

  private Admission admission(Pace pace) {
    MemoryStore store = MemoryStore.create();
    Executor executor =
        new Executor() {
          @Override
          public void execute(Runnable work) {
            work.run();
          }

          @Override
          public void after(Duration time, Runnable work) {
            waits.add(time);
            work.run();
          }

          @Override
          public void await(Inbox<?> box) {}
        };
    RunParts parts =
        new RunParts(store, new TextWorker(store.assets()), executor, () -> now, Path.of("."), 9);
    return new Admission(parts.at(pace), slots, inbox);
  }

  private static Set<TaskId> tasks(String... items) {
    return Set.copyOf(List.of(items).stream().map(AdmissionTest::task).toList());
  }

  private static TaskId task(String item) {
    return new TaskId("stage", Item.of(item));
  }
}
