package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages say that happens, happens. */
class ExamplesTest {

  @TempDir Path home;

  static List<Page> pages() {
    return Page.executed();
  }

  /** By ourselves, since JUnit warns of every link that a store's sandbox has to system folders. */
  @AfterEach
  void removeStores() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(home)) {
          Files.delete(file);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void endAsThePageSays(Page page) {
    assertThat(Reader.read(page, home))
        .as("if that is meant: -Dkryptonx.docs.update=true writes it into the page")
        .isEmpty();
  }
}
