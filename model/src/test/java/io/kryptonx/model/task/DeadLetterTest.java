package io.kryptonx.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.Golden;
import io.kryptonx.model.Samples;
import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.TaskId;
import io.kryptonx.model.problem.InvariantViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DeadLetterTest {

  @Test
  void aListReadsBackInTheOrderOfTasks() {
    DeadLetter first = letter("a", "work", "gallery-7");
    DeadLetter second =
        new DeadLetter(
            new TaskId("page", Item.EMPTY),
            new RunId("gallery-7"),
            Optional.empty(),
            new Failure(Failure.Kind.LOST, "gone"),
            0,
            0,
            Instant.EPOCH);

    DeadLetter.Listed list = DeadLetter.list(List.of(first, second));

    assertThat(DeadLetter.read(list.ref(), list.contents()::get)).containsExactly(second, first);
    Golden.check("dead-letters", list.contents().values().iterator().next());
  }

  @Test
  void manyAreKeptInChunks() {
    List<DeadLetter> many = new ArrayList<>();
    for (int i = 1000; i < 3000; i++) {
      many.add(letter("item-" + i, "work " + i, "gallery-7"));
    }

    DeadLetter.Listed list = DeadLetter.list(many);

    assertThat(list.contents()).hasSizeGreaterThan(3);
    assertThat(DeadLetter.read(list.ref(), list.contents()::get)).isEqualTo(many);
    CollectionRef other = new CollectionRef(list.ref().root(), 7);
    assertThatThrownBy(() -> DeadLetter.read(other, list.contents()::get))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void equalWorkThatFailsAgainIsTheSameDeadLetter() {
    DeadLetter letter = letter("a", "work", "gallery-7");

    assertThat(letter("a", "work", "gallery-9").id()).isEqualTo(letter.id());
    assertThat(letter("a", "other work", "gallery-7").id()).isNotEqualTo(letter.id());
    assertThat(letter("b", "work", "gallery-7").id()).isNotEqualTo(letter.id());
    assertThat(letter("a", "work", "films-7").id()).isNotEqualTo(letter.id());
  }

  private static DeadLetter letter(String item, String work, String run) {
    return new DeadLetter(
        new TaskId("thumbnail", Item.of(item)),
        new RunId(run),
        Optional.of(new Fingerprint(Samples.digest(work))),
        new Failure(Failure.Kind.PERMANENT, "it broke", OptionalInt.of(-1)),
        3,
        2,
        Instant.ofEpochMilli(1_700_000_004_321L));
  }
}
