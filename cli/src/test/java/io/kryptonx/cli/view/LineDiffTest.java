package io.kryptonx.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineDiffTest {

  @Test
  void showsWhatWentAndCameWithALineAround() {
    List<String> before = List.of("1", "2", "3", "4", "5", "old", "7", "8");
    List<String> after = List.of("1", "2", "3", "4", "5", "new", "7", "8", "9");
    assertThat(texts(before, after))
        .containsExactly("…4 equal lines", " 5", "-old", "+new", " 7", " 8", "+9");
  }

  @Test
  void isEmptyForEqualTexts() {
    assertThat(texts(List.of("a", "b", "c"), List.of("a", "b", "c")))
        .containsExactly("…3 equal lines");
  }

  @Test
  void showsAllOfANewText() {
    assertThat(texts(List.of(), List.of("a", "b"))).containsExactly("+a", "+b");
  }

  private static List<String> texts(List<String> before, List<String> after) {
    return LineDiff.of(before, after).stream().map(line -> line.sign() + line.text()).toList();
  }
}
