package io.kryptonx.model.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemTest {

  @Test
  void joinsItsPartsByTwoColons() {
    assertThat(Item.of("cats/tom", "face-2").text()).isEqualTo("cats/tom::face-2");
    assertThat(Item.parse("cats/tom::face-2")).isEqualTo(Item.of("cats/tom", "face-2"));
  }

  @Test
  void theSingleValueHasTheEmptyText() {
    assertThat(Item.EMPTY.text()).isEmpty();
    assertThat(Item.parse("")).isEqualTo(Item.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":", "::", ":::", "%", "%3A", "%%", "*", "**", " ", "a b", "..", ".", "/", "a/../b", "\\",
        "\n", "\t", "\u007f", "\0", "é", "日本", "😀", "-rf", "$(x)", "'\"", "a:b", "con", "%2A"
      })
  void nastyPartsReadBack(String part) {
    for (Item item : List.of(Item.of(part), Item.of("a", part), Item.of(part, part, "b"))) {
      assertThat(Item.parse(item.text())).isEqualTo(item);
      assertThat(item.text().chars()).noneMatch(c -> c < 0x20 || c == 0x7F);
    }
  }

  @Test
  void anUnknownPartHasATextOfItsOwn() {
    assertThat(Item.of(Item.ANY).text()).isEqualTo("*");
    assertThat(Item.of("*").text()).isEqualTo("%2A");
    assertThat(Item.of("a", Item.ANY).text()).isEqualTo("a::*");
    assertThat(Item.parse("a::*").isPartial()).isTrue();
    assertThat(Item.parse("a::%2A").isPartial()).isFalse();
  }

  @Test
  void everyItemHasOneText() {
    SplittableRandom random = new SplittableRandom(3);
    Map<String, Item> byText = new HashMap<>();
    for (int i = 0; i < 20_000; i++) {
      Item item = random(random);
      assertThat(Item.parse(item.text())).isEqualTo(item);
      assertThat(byText.merge(item.text(), item, (old, _) -> old)).isEqualTo(item);
    }
  }

  private static Item random(SplittableRandom random) {
    List<String> parts = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      StringBuilder part = new StringBuilder();
      for (int j = random.nextInt(4); j > 0; j--) {
        part.append("%:*A3a\n".charAt(random.nextInt(7)));
      }
      parts.add(part.toString());
    }
    return new Item(parts);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a::", "::a", ":", "a:b", "%", "%3", "%zz", "%41", "%3a", "\n", "a::::b"})
  void otherTextsAreNoItems(String text) {
    assertThatThrownBy(() -> Item.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsAreHeldInNormalFormC() {
    assertThat(Item.of("e\u0301")).isEqualTo(Item.of("\u00e9"));
  }

  @Test
  void halfACharacterIsRefused() {
    assertThatThrownBy(() -> Item.of("\uD83D")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsBoundsHoldAlsoAfterNormalization() {
    String longest = "x".repeat(Item.MAX_PART_LENGTH);
    assertThat(Item.parse(Item.of(longest).text())).isEqualTo(Item.of(longest));
    assertThatThrownBy(() -> Item.of(longest + "x")).isInstanceOf(IllegalArgumentException.class);
    String growing = "\u0958".repeat(Item.MAX_PART_LENGTH);
    assertThatThrownBy(() -> Item.of(growing)).isInstanceOf(IllegalArgumentException.class);
    List<String> most = Collections.nCopies(Item.MAX_PARTS, "x");
    assertThat(new Item(most).parts()).hasSize(Item.MAX_PARTS);
    assertThatThrownBy(() -> new Item(most).with("x")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isOrderedPartByPart() {
    assertThat(
            List.of(Item.of("a", "b"), Item.of("a"), Item.of("a!"), Item.EMPTY).stream().sorted())
        .containsExactly(Item.EMPTY, Item.of("a"), Item.of("a", "b"), Item.of("a!"));
  }
}
