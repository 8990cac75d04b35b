package io.kryptonx.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.port.FileWatch;
import io.kryptonx.engine.port.FileWatch.Changes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both adapters promise, on real files. */
class FileWatchTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration NONE = Duration.ofMillis(1);

  @TempDir Path folder;

  static Stream<Named<Supplier<FileWatch>>> watches() {
    return Stream.of(
        Named.of("told by the system", SystemFileWatch::open),
        Named.of("by looking", PollingFileWatch::new));
  }

  @ParameterizedTest
  @MethodSource("watches")
  void tellsOfFilesThatAreMadeChangedAndRemoved(Supplier<FileWatch> open) throws IOException {
    try (FileWatch watch = open.get()) {
      watch.watch(Set.of(folder));
      Path file = Files.writeString(folder.resolve("a.txt"), "one");
      assertThat(await(watch).paths()).contains(file);
      await(watch, NONE);
      Files.writeString(file, "another");
      assertThat(await(watch).paths()).contains(file);
      await(watch, NONE);
      Files.delete(file);
      assertThat(await(watch).paths()).contains(file);
    }
  }

  @ParameterizedTest
  @MethodSource("watches")
  void keepsWhatChangesWhileNobodyWaits(Supplier<FileWatch> open) throws IOException {
    try (FileWatch watch = open.get()) {
      Path inner = Files.createDirectory(folder.resolve("inner"));
      watch.watch(Set.of(folder));
      watch.watch(Set.of(folder, inner, folder.resolve("missing")));
      Path file = Files.writeString(inner.resolve("b.txt"), "two");

      assertThat(await(watch).paths()).contains(file);
    }
  }

  @ParameterizedTest
  @MethodSource("watches")
  void tellsNothingOfFoldersThatAreWatchedNoMore(Supplier<FileWatch> open) throws IOException {
    try (FileWatch watch = open.get()) {
      Path inner = Files.createDirectory(folder.resolve("inner"));
      watch.watch(Set.of(folder, inner));
      watch.watch(Set.of(folder));
      Files.writeString(inner.resolve("b.txt"), "two");
      Path file = Files.writeString(folder.resolve("a.txt"), "one");

      assertThat(await(watch).paths()).contains(file).doesNotContain(inner.resolve("b.txt"));
    }
  }

  @ParameterizedTest
  @MethodSource("watches")
  void endsWaitingWhenItIsClosed(Supplier<FileWatch> open) throws InterruptedException {
    FileWatch watch = open.get();
    watch.watch(Set.of(folder));
    Thread closing = Thread.ofPlatform().start(watch::close);

    assertThat(watch.await(FileWatch.FOREVER).isEmpty()).isTrue();
    closing.join();
    assertThat(watch.isClosed()).isTrue();
    assertThat(watch.await(FileWatch.FOREVER).isEmpty()).isTrue();
    watch.watch(Set.of());
  }

  private static Changes await(FileWatch watch) {
    return await(watch, PATIENCE);
  }

  private static Changes await(FileWatch watch, Duration patience) {
    return watch.await(patience);
  }
}
