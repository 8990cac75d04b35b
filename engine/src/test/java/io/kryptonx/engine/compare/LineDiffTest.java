package io.kryptonx.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.report.ContentDiff.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Random texts over few lines, compared with the longest common subsequence. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void leadsFromOneTextToTheOtherWithAsFewEditsAsCanBe(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      List<String> before = random(random);
      List<String> after = random(random);
      List<TextLine> lines = LineDiff.of(before, after).orElseThrow();
      assertThat(without(lines, '+')).as("seed %s round %s", seed, round).isEqualTo(before);
      assertThat(without(lines, '-')).as("seed %s round %s", seed, round).isEqualTo(after);
      long kept = lines.stream().filter(line -> line.sign() == ' ').count();
      assertThat(kept).as("seed %s round %s", seed, round).isEqualTo(common(before, after));
    }
  }

  private static List<String> random(Random random) {
    return IntStream.range(0, random.nextInt(12))
        .mapToObj(_ -> String.valueOf((char) ('a' + random.nextInt(3))))
        .toList();
  }

  private static List<String> without(List<TextLine> lines, char sign) {
    return lines.stream().filter(line -> line.sign() != sign).map(TextLine::text).toList();
  }

  private static int common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common[0][0];
  }

  @Test
  void findsAFewEditsInALargeText() {
    List<String> before = IntStream.range(0, 200_000).mapToObj(String::valueOf).toList();
    List<String> after = new ArrayList<>(before);
    after.set(1_000, "new");
    after.remove(150_000);
    assertThat(texts(before, after))
        .containsExactly(
            "…999 equal lines",
            " 999",
            "-1000",
            "+new",
            " 1001",
            "…148997 equal lines",
            " 149999",
            "-150000",
            " 150001",
            "…49998 equal lines");
  }

  @Test
  void givesUpOnTextsThatAreTooDifferent() {
    List<String> before = IntStream.range(0, LineDiff.MAX_EDITS).mapToObj(i -> "a" + i).toList();
    List<String> after = IntStream.range(0, LineDiff.MAX_EDITS).mapToObj(i -> "b" + i).toList();
    assertThat(LineDiff.of(before, after)).isEmpty();
    int half = LineDiff.MAX_EDITS / 2;
    assertThat(LineDiff.of(before.subList(0, half), after.subList(0, half))).isPresent();
  }

  private static List<String> texts(List<String> before, List<String> after) {
    return LineDiff.around(LineDiff.of(before, after).orElseThrow()).stream()
        .map(line -> line.sign() + line.text())
        .toList();
  }
}
