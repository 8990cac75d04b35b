package io.kryptonx.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What pages say that happens, happens. */
class ExamplesTest {

  @TempDir Path home;

  static List<Page> pages() {
    return Page.executed();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void endAsThePageSays(Page page) {
    assertThat(Reader.read(page, home))
        .as("if that is meant: -Dkryptonx.docs.update=true writes it into the page")
        .isEmpty();
  }
}
