package io.kryptonx.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ChoiceTest {

  private static final Snapshot SOME = new Snapshot(MediaType.BYTES, 0, Digest.of(new byte[0]));

  private final List<String> given = new ArrayList<>();
  private final Choice choice = new Choice(2);

  @Test
  void leavesOutAHoleThatAnItemOfAnotherAssetFills() {
    hole("a", Item.ANY);
    hole("b", Item.ANY);
    hole(Item.ANY, "2");
    hole(Item.ANY, "3");
    choice.arrive(1, Item.of("a", "2"), Arrival.of(SOME), this::take);
    close();

    assertThat(given).containsExactly("a/2", "b/? BLOCKED", "?/3 BLOCKED");
  }

  @Test
  void countsOnlyItemsThatWereChosen() {
    hole("a", Item.ANY);
    choice.arrive(1, Item.of("a", "2"), Arrival.lacking(TaskStatus.SKIPPED), this::take);
    close();

    assertThat(given).containsExactly("a/2 SKIPPED", "a/? BLOCKED");
  }

  /** With work for each pair this would take minutes. */
  @Test
  void takesManyHoles() {
    for (int i = 0; i < 50_000; i++) {
      hole("x" + i, Item.ANY);
      choice.arrive(1, Item.of("y" + i, "1"), Arrival.of(SOME), this::take);
    }
    close();

    assertThat(given).hasSize(100_000);
  }

  private void hole(String first, String second) {
    choice.arrive(
        0, Item.EMPTY.with(first).with(second), Arrival.lacking(TaskStatus.BLOCKED), this::take);
  }

  private void close() {
    choice.close(0, this::take);
    choice.close(1, this::take);
  }

  private void take(Item item, Arrival arrival) {
    String name =
        item.parts().stream()
            .map(part -> part.equals(Item.ANY) ? "?" : part)
            .collect(Collectors.joining("/"));
    given.add(arrival.value() == null ? name + " " + arrival.knownLack() : name);
  }
}
