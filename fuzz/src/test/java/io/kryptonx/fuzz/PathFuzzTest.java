package io.kryptonx.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.kryptonx.engine.select.Glob;
import io.kryptonx.model.item.FileGlob;
import io.kryptonx.model.item.Item;
import io.kryptonx.model.item.PathPattern;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patterns of paths with a path, and the texts of items: the first line is the one, what follows
 * the other.
 */
class PathFuzzTest {

  @MethodSource("seeds")
  @FuzzTest
  @Timeout(20)
  void meansOneThingAndStaysBelowItsRoot(byte[] bytes) {
    String[] lines = new String(bytes, UTF_8).split("\n", 2);
    String path = lines.length == 2 ? lines[1] : "";
    glob(lines[0], path);
    item(lines[0]);
    pattern(lines[0], path);
  }

  static Stream<Named<byte[]>> seeds() {
    String captures = "{a}-{b}-{c}-{d}-{e}-{f}-{g}-{h}-{i}-{j}-{k}-{l}-{m}-{n}-{o}-{p}";
    return Stream.of(
            "photos/{album}/{photo}.jpg\nphotos/cats/tom.jpg",
            "{a}.{b}\na.b.c",
            captures + ".x\n" + "-".repeat(255),
            captures + "/x\n" + "-".repeat(600) + "/y",
            "{a}/{b}.x\n" + "d/".repeat(300) + ".y",
            "**/".repeat(100) + "x\n" + "a/".repeat(300),
            "*a".repeat(100) + "\n" + "a".repeat(500),
            "{,}".repeat(300) + "\nx",
            "{a,{b,{c,d}}}[!a-z]?\\*\n*",
            "[".repeat(500) + "\n[",
            "{".repeat(500) + "}".repeat(500) + "\n{}",
            "cats/tom::face-2\n",
            "%2F%2E%2E::*\n%",
            "a\u0301/{x}\u0338\n\u00e1/b\u0338",
            "../{x}\n../x",
            "{params.day}/{x}\na/b")
        .map(Seeds::seed);
  }

  private static void glob(String text, String path) {
    parsed(() -> FileGlob.parse(text))
        .ifPresent(glob -> {
          assertThat(glob).hasToString(text);
          boolean matches = glob.matches(path);
          String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
          assertThat(glob.matches(normal)).isEqualTo(matches);
          glob.coversFolder(path);
        });
    parsed(() -> new Glob(text))
        .ifPresent(glob -> assertThat(glob.matches(path)).isIn(true, false));
  }

  private static void item(String text) {
    parsed(() -> Item.parse(text))
        .ifPresent(item -> {
          assertThat(Item.parse(item.text())).isEqualTo(item);
          // One text for each item, but for the normal form of what is written.
          assertThat(item.text()).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
        });
  }

  private static void pattern(String text, String path) {
    parsed(() -> PathPattern.parse(text))
        .ifPresent(pattern -> {
          staysBelow(pattern.root());
          PathPattern published = PathPattern.parsePublished(text);
          assertThat(published.captures()).isEqualTo(pattern.captures());
          parsed(() -> pattern.match(path))
              .flatMap(found -> found)
              .ifPresent(item -> isExpandedAgain(pattern, item, path));
        });
    parsed(() -> PathPattern.parsePublished(text))
        .ifPresent(published -> {
          Map<String, String> parts = new HashMap<>();
          published.captures().forEach(name -> parts.put(name, path));
          published.parameters().forEach(name -> parts.put("params." + name, path));
          parsed(() -> published.expand(parts)).ifPresent(PathFuzzTest::staysBelow);
        });
  }

  private static void isExpandedAgain(PathPattern pattern, Item item, String path) {
    assertThat(item.parts()).hasSameSizeAs(pattern.captures()).doesNotContain("");
    Map<String, String> parts = new HashMap<>();
    List<String> captures = pattern.captures();
    for (int i = 0; i < captures.size(); i++) {
      parts.put(captures.get(i), item.parts().get(i));
      assertThat(i < captures.size() - 1 && item.parts().get(i).contains("/")).isFalse();
    }
    parsed(() -> pattern.expand(parts))
        .ifPresent(again -> {
          staysBelow(again);
          assertThat(Normalizer.normalize(again, Normalizer.Form.NFC))
              .isEqualTo(Normalizer.normalize(path, Normalizer.Form.NFC));
        });
  }

  private static void staysBelow(String path) {
    if (path.indexOf('\0') < 0) {
      Path root = Path.of("/root");
      assertThat(root.resolve(path).normalize().startsWith(root)).as(path).isTrue();
    }
  }

  private static <T> Optional<T> parsed(java.util.function.Supplier<T> parser) {
    try {
      return Optional.of(parser.get());
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    }
  }
}
