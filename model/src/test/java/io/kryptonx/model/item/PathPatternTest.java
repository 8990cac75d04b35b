package io.kryptonx.model.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "photos/{photo}.jpg, photos/cats/tom.jpg, cats/tom",
    "photos/{photo}.jpg, photos/.jpg.jpg, .jpg",
    "photos/{photo}.jpg, photos/a.jpg.jpg, a.jpg",
    "{album}/{photo}.jpg, cats/tom/small.jpg, cats::tom/small",
    "{a}-{b}, x-y-z, x-y::z",
    "a.b/{x}, a.b/c, c",
    "a[b]*/{x}, a[b]*/c, c",
    "plain.txt, plain.txt, ''"
  })
  void onlyTheLastCaptureMatchesFolders(String pattern, String path, String item) {
    assertThat(PathPattern.parse(pattern).match(path)).contains(Item.parse(item));
  }

  @ParameterizedTest
  @CsvSource({
    "photos/{photo}.jpg, photos/.jpg",
    "photos/{photo}.jpg, other/tom.jpg",
    "photos/{photo}.jpg, photos/tom.jpg/x",
    "a.b/{x}, aXb/c",
    "{album}/{photo}, tom"
  })
  void otherPathsDoNotMatch(String pattern, String path) {
    assertThat(PathPattern.parse(pattern).match(path)).isEmpty();
  }

  @Test
  void sixteenCapturesDivideANameInNoTime() {
    String captures = "{a}-{b}-{c}-{d}-{e}-{f}-{g}-{h}-{i}-{j}-{k}-{l}-{m}-{n}-{o}-{p}";
    PathPattern pattern = PathPattern.parse(captures + ".x");
    assertThat(pattern.match("-".repeat(250))).isEmpty();
    assertThat(pattern.match("-".repeat(100) + ".x"))
        .hasValueSatisfying(
            item -> assertThat(item.parts()).startsWith("-".repeat(70), "-").endsWith("-", "-"));
  }

  @Test
  void matchesNamesWithLineBreaks() {
    assertThat(PathPattern.parse("in/{x}.txt").match("in/a\nb.txt")).contains(Item.of("a\nb"));
  }

  @Test
  void expandsToThePathItMatched() {
    PathPattern pattern = PathPattern.parse("site/{album}/{photo}.jpg");
    String path = pattern.expand(Map.of("album", "cats", "photo", "tom/small"));
    assertThat(path).isEqualTo("site/cats/tom/small.jpg");
    assertThat(pattern.match(path)).contains(Item.of("cats", "tom/small"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", ".", "../x", "a/../../b", "/etc/passwd", "a//b", "a\\b", "a/", ""})
  void neverLeavesItsFolder(String part) {
    PathPattern pattern = PathPattern.parse("{x}");
    assertThatThrownBy(() -> pattern.expand(Map.of("x", part)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void partsThatMeetAreLookedAtTogether() {
    PathPattern pattern = PathPattern.parse("a/{x}.{y}");
    assertThat(pattern.expand(Map.of("x", ".", "y", "z"))).isEqualTo("a/..z");
    assertThatThrownBy(() -> PathPattern.parse("a/.{x}").expand(Map.of("x", ".")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMissingPartIsRefused() {
    assertThatThrownBy(() -> PathPattern.parse("{x}/{y}").expand(Map.of("x", "a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{y}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/abs/{x}",
        "a/../{x}",
        "./{x}",
        "a//b",
        "a/",
        "{x}{y}",
        "{x}/{x}",
        "{}",
        "{1x}",
        "{x",
        "x}",
        "{{x}}",
        "a\\{x}",
        "a\0"
      })
  void otherTextsAreNoPatterns(String text) {
    assertThatThrownBy(() -> PathPattern.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "photos/{photo}.jpg, photos",
    "{photo}.jpg, ''",
    "a/b/c-{x}/d, a/b",
    "a/b.txt, a",
    "b.txt, ''"
  })
  void itsRootHoldsAllThatMatches(String pattern, String root) {
    assertThat(PathPattern.parse(pattern).root()).isEqualTo(root);
  }
}
