package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.scheduler.Order;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final TaskId A = new TaskId("a", Item.EMPTY);
  private static final TaskId B = new TaskId("b", Item.EMPTY);
  private static final TaskId C = new TaskId("c", Item.EMPTY);
  private static final TaskId ALONE = new TaskId("alone", Item.EMPTY);

  private final Slots slots = new Slots(2, Limits.NONE, ALONE::equals);

  @Test
  void letInAsManyAsThereAreJobsFirstComeFirst() {
    slots.enqueue(List.of(A, B, C));

    begin(A);
    begin(B);
    assertThat(slots.take()).isEmpty();

    slots.free(perform(A));
    begin(C);
    assertThat(slots.busy()).isEqualTo(2);
  }

  @Test
  void letATaskInAloneOnlyWhenNothingIsInFlight() {
    slots.enqueue(List.of(A, ALONE, B));

    begin(A);
    assertThat(slots.take()).isEmpty();
    slots.free(perform(A));
    begin(ALONE);
    assertThat(slots.take()).isEmpty();
    slots.free(perform(ALONE));
    begin(B);
  }

  @Test
  void stayFreeWhereAGrantLedToNothing() {
    slots.enqueue(List.of(A, B, C));

    assertThat(slots.take()).contains(A);
    begin(B);
    begin(C);
  }

  @Test
  void forgetWhatWaits() {
    slots.enqueue(List.of(A, B));
    begin(A);

    slots.forget();

    assertThat(slots.take()).isEmpty();
    assertThat(slots.busy()).isEqualTo(1);
  }

  private void begin(TaskId task) {
    assertThat(slots.take()).contains(task);
    slots.began(perform(task));
  }

  private static Order.Perform perform(TaskId task) {
    Fingerprint fingerprint = new Fingerprint(Digest.of(new byte[0]));
    return new Order.Perform(
        1, task, 1, fingerprint, List.of(), new TreeMap<>(), task.equals(ALONE), Optional.empty());
  }
}
