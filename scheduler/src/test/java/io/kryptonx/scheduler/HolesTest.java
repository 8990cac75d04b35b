package io.kryptonx.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.item.Item;
import io.kryptonx.model.task.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HolesTest {

  @Test
  void blockedOutweighsSkippedInAnyOrder() {
    for (List<TaskStatus> order :
        List.of(
            List.of(TaskStatus.SKIPPED, TaskStatus.BLOCKED),
            List.of(TaskStatus.BLOCKED, TaskStatus.SKIPPED))) {
      Holes holes = new Holes();
      order.forEach(status -> holes.add(Item.parse("a::*"), status));
      TreeMap<Item, TaskStatus> all = new TreeMap<>();
      holes.forEach((item, lack) -> all.put(item, lack));
      assertThat(all).containsOnlyKeys(Item.parse("a::*")).containsValue(TaskStatus.BLOCKED);
    }
  }

  @Test
  void skippedOnesBlockNothing() {
    Holes holes = new Holes();
    holes.add(Item.parse("*::*"), TaskStatus.SKIPPED);
    assertThat(holes.mayBlock(Item.parse("a::b"))).isFalse();
  }

  /** Against a look at each hole in turn. */
  @Test
  void findsWhatALookAtEachHoleFinds() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      Holes holes = new Holes();
      List<Item> blocked = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        Item hole = item(random);
        blocked.add(hole);
        holes.add(hole, TaskStatus.BLOCKED);
      }
      for (int i = 0; i < 20; i++) {
        Item item = item(random);
        assertThat(holes.mayBlock(item))
            .as("%s among %s", item, blocked)
            .isEqualTo(blocked.stream().anyMatch(hole -> agree(hole, item)));
      }
    }
  }

  private static boolean agree(Item one, Item other) {
    for (int i = 0; i < 3; i++) {
      String a = one.parts().get(i);
      String b = other.parts().get(i);
      if (!a.equals(b) && !a.equals(Item.ANY) && !b.equals(Item.ANY)) {
        return false;
      }
    }
    return true;
  }

  private static Item item(SplittableRandom random) {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      parts.add(List.of("a", "b", "c", Item.ANY).get(random.nextInt(4)));
    }
    return new Item(parts);
  }
}
