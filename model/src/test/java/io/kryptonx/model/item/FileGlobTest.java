package io.kryptonx.model.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileGlobTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.jpg | a.jpg",
        "*.jpg | deep/er/a.jpg",
        "a.jpg | x/a.jpg",
        "cats/*.jpg | cats/tom.jpg",
        "cats/** | cats/old/tom.jpg",
        "**/*.jpg | tom.jpg",
        "**/*.jpg | cats/old/tom.jpg",
        "cats/**/tom.* | cats/tom.jpg",
        "cats/**/tom.* | cats/a/b/tom.jpg",
        "?.txt | é.txt",
        "?.txt | 🐱.txt",
        "[a-c]x | bx",
        "[!a-c]x | dx",
        "[^a]x | bx",
        "[]]x | ]x",
        "[a-]x | -x",
        "[🐱-🐵]x | 🐲x",
        "*.{jpg,png} | a.png",
        "{a,b/{c,d}}/x | b/d/x",
        "{a/b,c} | z/c",
        "x{,.bak} | x",
        "{{x}} | x",
        "\\*.txt | *.txt",
        "[\\]]x | ]x",
        "\\{a\\} | {a}",
        "a***b | axxb",
        "cafe\u0301.txt | caf\u00e9.txt",
      })
  void matches(String glob, String path) {
    assertThat(FileGlob.parse(glob).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*.jpg | a.JPG",
        "cats/*.jpg | cats/old/tom.jpg",
        "cats/*.jpg | all/cats/tom.jpg",
        "a?c | a/c",
        "x/a[!b]c | x/a/c",
        "x/a[+-0]c | x/a/c",
        "**/cats/* | mycats/tom",
        "a.b | axb",
        "[a-c]x | dx",
        "*.{jpg,png} | a.gif",
        "cats/** | cats",
      })
  void doesNotMatch(String glob, String path) {
    assertThat(FileGlob.parse(glob).matches(path)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | it is empty",
        "/a | begins with '/'",
        "[ab | a '[' is not closed",
        "[] | a '[' is not closed",
        "{a,b | a '{' is not closed",
        "a} | a '}' has no '{'",
        "a\\ | ends with a backslash",
        "[b-a] | runs backwards",
      })
  void refuses(String glob, String reason) {
    assertThatThrownBy(() -> FileGlob.parse(glob))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void saysWhichFoldersAreCoveredAsAWhole() {
    assertThat(FileGlob.parse("cache/**").coversFolder("cache")).isTrue();
    assertThat(FileGlob.parse("**/cache/**").coversFolder("a/cache")).isTrue();
    assertThat(FileGlob.parse("cache/**").coversFolder("cached")).isFalse();
    assertThat(FileGlob.parse("a/?/**").coversFolder("a")).isFalse();
    assertThat(FileGlob.parse("cache/*").coversFolder("cache")).isFalse();
  }

  @Test
  void hostileOnesTakeNoLongerThanTheirLength() {
    String stars = "*a".repeat(FileGlob.MAX_LENGTH / 2 - 1) + "b";
    assertThat(FileGlob.parse(stars).matches("a".repeat(4096))).isFalse();

    assertThatThrownBy(() -> FileGlob.parse("{a,b}".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("too many alternatives");
    assertThatThrownBy(() -> FileGlob.parse("a".repeat(FileGlob.MAX_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FileGlob.parse("{".repeat(300) + "}".repeat(300)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
