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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SlotsTest {

  private static final TaskId A = new TaskId("a", Item.EMPTY);
  private static final TaskId B = new TaskId("b", Item.EMPTY);
  private static final TaskId C = new TaskId("c", Item.EMPTY);
  private static final TaskId ALONE = new TaskId("alone", Item.EMPTY);

  private final Bundles bundles = new Bundles(2, "quick"::equals);
  private final Slots slots = new Slots(2, Limits.NONE, bundles, ALONE::equals);

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

    assertThat(slots.take()).containsExactly(A);
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

  @Test
  void handOverWorkTogetherOnceItWasQuick() {
    List<TaskId> all = quick(100);
    slots.enqueue(all);
    begin(all.getFirst());
    slots.free(perform(all.getFirst()));
    for (int i = 0; i < 8; i++) {
      bundles.ended("quick", 1);
    }

    List<TaskId> first = slots.take();
    slots.began(first.stream().map(SlotsTest::perform).toList());
    List<TaskId> second = slots.take();
    slots.began(second.stream().map(SlotsTest::perform).toList());

    assertThat(first).isEqualTo(all.subList(1, 13));
    assertThat(second).isEqualTo(all.subList(13, 23));
    assertThat(slots.busy()).isEqualTo(22);
    assertThat(slots.take()).isEmpty();
    first.stream().skip(1).map(SlotsTest::perform).forEach(slots::free);
    assertThat(slots.take()).isEmpty();
    slots.free(perform(first.getFirst()));
    assertThat(slots.take()).hasSize(9);
  }

  @Test
  void handOverOneByOneWhatWasSlowOrIsOfAnotherKind() {
    slots.enqueue(quick(100));
    slots.enqueue(IntStream.range(0, 100).mapToObj(i -> task("slow", i)).toList());
    for (int i = 0; i < 100; i++) {
      bundles.ended("quick", 1);
      bundles.ended("slow", 0);
    }
    bundles.ended("quick", 3);

    begin(task("quick", 0));
    slots.forget();
    slots.enqueue(IntStream.range(0, 100).mapToObj(i -> task("slow", i)).toList());
    begin(task("slow", 0));
  }

  @Test
  void letATaskThatMustBeAloneEndABundle() {
    TaskId alone = new TaskId("quick", Item.of("alone"));
    Slots careful = new Slots(2, Limits.NONE, bundles, alone::equals);
    careful.enqueue(quick(4));
    careful.enqueue(List.of(alone));
    careful.enqueue(quick(100));
    for (int i = 0; i < 8; i++) {
      bundles.ended("quick", 0);
    }

    assertThat(careful.take()).isEqualTo(quick(4));
    assertThat(careful.take()).containsExactly(alone);
  }

  private static List<TaskId> quick(int count) {
    return IntStream.range(0, count).mapToObj(i -> task("quick", i)).toList();
  }

  private static TaskId task(String stage, int number) {
    return new TaskId(stage, Item.of(Integer.toString(number)));
  }

  private void begin(TaskId task) {
    assertThat(slots.take()).containsExactly(task);
    slots.began(List.of(perform(task)));
  }

  private static Order.Perform perform(TaskId task) {
    Fingerprint fingerprint = new Fingerprint(Digest.of(new byte[0]));
    return new Order.Perform(
        1, task, 1, fingerprint, List.of(), new TreeMap<>(), task.equals(ALONE), Optional.empty());
  }
}
