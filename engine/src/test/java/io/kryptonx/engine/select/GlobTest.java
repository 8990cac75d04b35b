package io.kryptonx.engine.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "thumb, thumb",
    "thumb*, thumb",
    "thumb*, thumbnail",
    "*nail, thumbnail",
    "t*m*l, thumbnail",
    "cats/*, cats/tom",
    "*, tom",
    "**, cats/tom::face-2",
    "cats/**, cats/old/tom",
    "cats/tom::*, cats/tom::face-2",
    "*/tom::face-*, cats/tom::face-2",
    "**face-2, cats/tom::face-2",
    "a.b, a.b",
    "***, a/b",
  })
  void matches(String pattern, String name) {
    assertThat(new Glob(pattern).matches(name)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "thumb, thumbnail",
    "thumb*, my_thumb",
    "cats/*, cats/old/tom",
    "*, cats/tom",
    "cats/*, cats/tom::face-2",
    "a.b, axb",
    "[ab], a",
    "*a, ab",
  })
  void doesNotMatch(String pattern, String name) {
    assertThat(new Glob(pattern).matches(name)).isFalse();
  }

  @Test
  void emptyNamesAreMatchedByStarsOnly() {
    assertThat(new Glob("*").matches("")).isTrue();
    assertThat(new Glob("").matches("")).isTrue();
    assertThat(new Glob("a*").matches("")).isFalse();
  }

  @Test
  void manyStarsTakeNoLongerThanTheirLength() {
    String stars = "*a".repeat(Glob.MAX_LENGTH / 2 - 1) + "b";
    assertThat(new Glob(stars).matches("a".repeat(Glob.MAX_LENGTH))).isFalse();
  }

  @Test
  void longPatternsAreRefused() {
    assertThatThrownBy(() -> new Glob("a".repeat(Glob.MAX_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
