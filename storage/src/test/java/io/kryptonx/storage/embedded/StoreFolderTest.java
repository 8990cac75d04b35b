package io.kryptonx.storage.embedded;

import static io.kryptonx.storage.embedded.TestStores.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.FileStates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A store in a folder: where it may be, and what stands in it. */
class StoreFolderTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "with space", "why?x=1&y", "50%20#a", "ünï", "a'b\"c", "new\nline"})
  void mayHaveAnyName(String name) {
    Path store = folder.resolve(name).resolve("store");
    Digest digest;
    try (EmbeddedStore opened = TestStores.write(store)) {
      digest = opened.assets().put(TestStores.large(1));
      TestStores.commit(opened, 1, 1);
    }
    assertThat(store.resolve("store.db")).exists();
    try (EmbeddedStore opened = TestStores.read(store)) {
      assertThat(opened.assets().get(digest)).isEqualTo(TestStores.large(1));
      assertThat(opened.journal().pipelines()).containsExactly("gallery");
    }
  }

  @Test
  void isKeptOutOfVersionControl() {
    TestStores.write(folder).close();

    assertThat(folder.resolve(".gitignore")).hasContent("*");
  }

  @Test
  void keepsItsGitignoreAsItWasMade() throws IOException {
    Files.writeString(folder.resolve(".gitignore"), "mine");

    TestStores.write(folder).close();

    assertThat(folder.resolve(".gitignore")).hasContent("mine");
  }

  @Test
  void isNotThereForReadingUntilItIsMade() {
    Path nowhere = folder.resolve("nowhere");

    assertThat(failure(ErrorCode.NOT_FOUND, () -> TestStores.read(nowhere)))
        .hasMessageContaining(nowhere.toString())
        .hasMessageContaining("run a pipeline first");
    assertThat(nowhere).doesNotExist();
  }

  @Test
  void isNotThereForReadingWhileItIsEmpty() throws IOException {
    Files.createFile(folder.resolve("store.db"));

    failure(ErrorCode.NOT_FOUND, () -> TestStores.read(folder));
    TestStores.write(folder).close();
    TestStores.read(folder).close();
  }

  @Test
  void cannotBeBelowAFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(failure(ErrorCode.STORE, () -> TestStores.write(file.resolve("store"))))
        .hasMessageContaining("file")
        .hasMessageContaining("--store");
    failure(ErrorCode.STORE, () -> TestStores.write(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nfs", "nfs4", "CIFS", "smbfs", "9p", "fuse.sshfs"})
  void isRefusedOnANetworkFileSystem(String type) {
    StoreFolder store = new StoreFolder(folder);

    assertThat(failure(ErrorCode.STORE, () -> store.checkFileSystem(type)))
        .hasMessageContaining(type)
        .hasMessageContaining("local disk");
    assertThatCode(() -> store.checkFileSystem("ext4")).doesNotThrowAnyException();
  }

  @Test
  void sweepsWhatWasLeftHalfWritten() throws IOException {
    TestStores.write(folder).close();
    Files.writeString(folder.resolve("tmp/17"), "half");
    TestStores.read(folder).close();
    assertThat(folder.resolve("tmp/17")).exists();

    TestStores.write(folder).close();

    assertThat(folder.resolve("tmp")).isEmptyDirectory();
  }

  @Test
  void canBeReadWhereNothingCanBeWritten() throws IOException {
    try (EmbeddedStore store = TestStores.write(folder)) {
      TestStores.commit(store, 1, 3);
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try (EmbeddedStore store = TestStores.read(folder)) {
      assertThat(store.journal().header(TestStores.RUN)).isPresent();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @Test
  void isNotWrittenToWhenOpenedForReading() throws IOException {
    TestStores.write(folder).close();
    Path file = Files.writeString(folder.resolve("file"), "content");

    try (EmbeddedStore store = TestStores.read(folder)) {
      assertThatThrownBy(() -> store.assets().put(new byte[1]))
          .isInstanceOf(InvariantViolation.class);
      assertThatThrownBy(() -> store.assets().put(file)).isInstanceOf(InvariantViolation.class);
      assertThatThrownBy(() -> TestStores.commit(store, 1, 1))
          .isInstanceOf(InvariantViolation.class);
    }
  }

  @Test
  void forgetsWhatItKnewOfFilesWhereThatIsDamaged() {
    FileStates.State state = new FileStates.State(1, 2, "", 3, Digest.of(new byte[0]));
    try (EmbeddedStore store = TestStores.write(folder)) {
      store.fileStates().save("/photos", Map.of("a", state, "b", state), List.of());
    }
    TestStores.sql(folder, "UPDATE file_states SET states = x'0102' WHERE bucket = 97");

    try (EmbeddedStore store = TestStores.write(folder)) {
      assertThat(store.fileStates().load("/photos")).containsOnlyKeys("b");
      store.fileStates().save("/photos", Map.of("a", state), List.of());
      assertThat(store.fileStates().load("/photos")).containsOnlyKeys("a", "b");
    }
  }

  @Test
  void holdsTenThousandSmallContentsInOneFile() throws IOException {
    try (EmbeddedStore store = TestStores.write(folder)) {
      for (int i = 0; i < 10_000; i++) {
        store.assets().put(("content " + i).repeat(200).getBytes(StandardCharsets.UTF_8));
      }
      TestStores.commit(store, 1, 1);
    }
    try (EmbeddedStore store = TestStores.read(folder);
        Stream<Path> files = Files.list(folder.resolve("blobs"))) {
      assertThat(files).isEmpty();
      for (int i = 0; i < 10_000; i += 999) {
        byte[] bytes = ("content " + i).repeat(200).getBytes(StandardCharsets.UTF_8);
        assertThat(store.assets().get(Digest.of(bytes))).isEqualTo(bytes);
      }
    }
  }
}
