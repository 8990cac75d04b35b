package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead somewhere. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
  private static final long MAX_IMAGE_BYTES = 300_000;

  static List<Page> pages() {
    return Page.all();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void leadSomewhere(Page page) {
    List<String> broken = new ArrayList<>();
    Matcher matcher = LINK.matcher(page.text());
    while (matcher.find()) {
      String link = matcher.group(1);
      if (!link.startsWith("https://") && !leads(page, link)) {
        broken.add(link);
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void picturesAreSmall() throws IOException {
    try (Stream<Path> images = Files.list(Page.ROOT.resolve("docs/images"))) {
      assertThat(images).isNotEmpty().allMatch(image -> image.toFile().length() < MAX_IMAGE_BYTES);
    }
  }

  private static boolean leads(Page page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path folder = Optional.ofNullable(page.path().getParent()).orElse(Page.ROOT);
    Path target = file.isEmpty() ? page.path() : folder.resolve(file).normalize();
    return Files.exists(target)
        && (hash < 0 || anchors(Page.of(target)).contains(link.substring(hash + 1)));
  }

  /** As web pages of repositories name headings. */
  private static List<String> anchors(Page page) {
    return page.lines().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(line -> line.replaceAll("[^a-z0-9 _-]", "").replace(' ', '-'))
        .toList();
  }
}
