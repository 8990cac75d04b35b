package io.kryptonx.worker.folder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.memory.MemoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpareFilesTest {

  @TempDir private Path folder;
  private final AssetStore store = MemoryStore.create().assets();
  private SpareFiles spares;
  private InputGuard guard;

  @BeforeEach
  void make() {
    spares = new SpareFiles(folder.resolve("spare"));
    guard = new InputGuard(store, Instant.now());
  }

  @Test
  void hasNoneUntilAnAttemptLeavesOne() throws IOException {
    assertThat(spares.hasSome()).isFalse();
    assertThat(spares.lay(folder.resolve("a"), bytes("new"))).isFalse();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anInputWaitsAndHoldsAnother() throws IOException {
    Path first = laid("first", "something longer");
    Object inode = Files.getAttribute(first, "unix:ino");
    guard.spare(spares);
    assertThat(first).doesNotExist();

    Path second = folder.resolve("second");
    assertThat(spares.lay(second, bytes("short"))).isTrue();

    assertThat(second).hasContent("short");
    assertThat(Files.getAttribute(second, "unix:ino")).isEqualTo(inode);
    assertThat(spares.hasSome()).isFalse();
  }

  @Test
  void anEngineLaterHasThem() throws IOException {
    laid("first", "one");
    laid("second", "two");
    guard.spare(spares);

    SpareFiles later = new SpareFiles(folder.resolve("spare"));
    assertThat(later.lay(folder.resolve("a"), bytes("A"))).isTrue();
    laid("third", "three");
    guard.spare(later);
    assertThat(later.lay(folder.resolve("b"), bytes("B"))).isTrue();
    assertThat(later.lay(folder.resolve("c"), bytes("C"))).isTrue();

    assertThat(later.hasSome()).isFalse();
    assertThat(folder.resolve("a")).hasContent("A");
    assertThat(folder.resolve("b")).hasContent("B");
    assertThat(folder.resolve("c")).hasContent("C");
  }

  @Test
  void whatSomebodyTouchedIsNotUsedAgain() throws IOException {
    Path written = laid("written", "one");
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(written, "two");
    Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("r--r--r--"));
    Files.setLastModifiedTime(written, FileTime.fromMillis(0));
    Path linked = laid("linked", "one");
    Files.createLink(folder.resolve("other name"), linked);
    Path deleted = laid("deleted", "one");
    Files.delete(deleted);

    guard.spare(spares);

    assertThat(spares.hasSome()).isFalse();
    assertThat(written).exists();
    assertThat(linked).exists();
  }

  @Test
  void whatGotAnotherNameWhileItWaitedIsDeleted() throws IOException {
    laid("first", "one");
    guard.spare(spares);
    Path waiting = folder.resolve("spare").resolve("1");
    Files.createLink(folder.resolve("other name"), waiting);

    assertThat(spares.lay(folder.resolve("a"), bytes("new"))).isFalse();

    assertThat(waiting).doesNotExist();
    assertThat(folder.resolve("other name")).hasContent("one");
    assertThat(folder.resolve("a")).doesNotExist();
  }

  @Test
  void largeFilesDoNotWait() throws IOException {
    Path large = laid("large", "x".repeat(SpareFiles.MAX_BYTES + 1));

    guard.spare(spares);

    assertThat(large).exists();
    laid("small", "x");
    guard.spare(spares);
    assertThat(spares.lay(folder.resolve("a"), new byte[SpareFiles.MAX_BYTES + 1])).isFalse();
    assertThat(spares.lay(folder.resolve("a"), new byte[SpareFiles.MAX_BYTES])).isTrue();
  }

  private Path laid(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    guard.placed(name, Digest.of(bytes(text)), file, false, false);
    return file;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
