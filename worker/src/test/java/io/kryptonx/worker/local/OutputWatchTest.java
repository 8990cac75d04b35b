package io.kryptonx.worker.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputWatchTest {

  private static final long MUCH = 1L << 40;

  @TempDir Path folder;

  @Test
  void countsWhatWasWrittenAndNotWhatWasThere() throws IOException {
    Files.write(folder.resolve("log"), new byte[10]);
    Path work = Files.createDirectory(folder.resolve("work"));
    Path in = Files.createDirectory(work.resolve("in"));
    Files.write(in.resolve("input"), new byte[1000]);
    Files.write(Files.createDirectory(work.resolve("out")).resolve("a"), new byte[5]);
    Files.createSymbolicLink(work.resolve("link"), in.resolve("input"));
    List<Path> places = List.of(folder.resolve("log"), work, folder.resolve("not-there"));
    assertThat(Written.by(places, in, MUCH, 100).bytes()).isEqualTo(15);
  }

  @Test
  void stopsCountingWhereItIsTooMuch() throws IOException {
    for (int i = 0; i < 20; i++) {
      Files.write(folder.resolve("f" + i), new byte[100]);
    }
    Path none = folder.resolve("none");
    assertThat(Written.by(List.of(folder), none, 250, 100).bytes()).isEqualTo(300);
    assertThat(Written.by(List.of(folder), none, MUCH, 10).files()).isEqualTo(11);
  }

  @Test
  void sizesAreForPeople() {
    assertThat(Written.size(3 << 19)).isEqualTo("1.5 MiB");
    assertThat(Written.size(64L << 30)).isEqualTo("64.0 GiB");
  }
}
