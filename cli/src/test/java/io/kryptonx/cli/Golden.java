package io.kryptonx.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares with files in {@code src/test/resources/golden}. After a change that is meant, {@code
 * -Dgolden.update=true} writes them anew: look at the difference before it is committed.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");

  private Golden() {}

  /** Escape sequences are shown as {@code ␛}, so that the files can be read. */
  static void check(String name, String actual) {
    Path file = FOLDER.resolve(name);
    String visible = actual.replace('\u001B', '␛');
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file, visible);
      }
      assertThat(visible).as("as in %s", file).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("no golden file; run once with -Dgolden.update=true", e);
    }
  }
}
