package io.kryptonx.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectedItemTest {

  private static final Path PATH = Path.of("face-2.png");

  @Test
  void keepsItsPartsWhateverHappensToTheListItWasGiven() {
    List<String> parts = new ArrayList<>(List.of("cats/tom", "face-2"));
    CollectedItem member = new CollectedItem("cats/tom::face-2", parts, PATH);

    parts.clear();

    assertThat(member.parts()).containsExactly("cats/tom", "face-2");
  }

  @Test
  void refusesAnEmptyItem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CollectedItem("", List.of("tom"), PATH))
        .withMessageContaining("item is empty");
  }

  @Test
  void refusesAMemberWithoutParts() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CollectedItem("tom", List.of(), PATH))
        .withMessageContaining("'tom'");
  }

  @Test
  void refusesAnEmptyPart() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CollectedItem("tom::", List.of("tom", ""), PATH))
        .withMessageContaining("'tom::'")
        .withMessageContaining("[tom, ]");
  }
}
