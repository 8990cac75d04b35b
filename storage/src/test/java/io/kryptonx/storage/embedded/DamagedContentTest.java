package io.kryptonx.storage.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes that are not what their digest says are found out, never handed out as good. */
class DamagedContentTest {

  @TempDir private Path folder;
  private EmbeddedStore store;
  private AssetStore assets;
  private Digest digest;

  @BeforeEach
  void putLargeContent() {
    store = TestStores.write(folder);
    assets = store.assets();
    digest = assets.put(TestStores.large(1));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aFlippedByteIsFoundByWhoeverReadsIt() throws IOException {
    flipByte();

    assertCorrupt(() -> assets.get(digest));
    assertThat(assets.has(digest)).isFalse();
  }

  @Test
  void aStreamFailsBeforeItsLastBytesAreHandedOut() throws IOException {
    flipByte();

    try (InputStream in = assets.open(digest)) {
      int size = TestStores.large(1).length;
      assertThat(in.readNBytes(size - 10)).hasSize(size - 10);
      assertCorrupt(() -> in.readNBytes(10));
    }
    assertThat(assets.has(digest)).isFalse();
  }

  @Test
  void aCopyOfItLeavesNothing(@TempDir Path work) throws IOException {
    flipByte();

    assertCorrupt(() -> assets.copyTo(digest, work.resolve("copy")));
    assertThat(work.resolve("copy")).doesNotExist();
  }

  @Test
  void aLinkedFileThatWasChangedIsFoundByVerify(@TempDir Path work) throws IOException {
    Path linked = work.resolve("linked");
    assertThat(assets.linkTo(digest, linked)).isTrue();
    Files.setPosixFilePermissions(linked, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(linked, TestStores.large(2));

    assertThat(assets.verify(digest)).isFalse();
    assertThat(assets.has(digest)).isFalse();
  }

  @Test
  void aFileThatWasCutOffIsNotLinked(@TempDir Path work) throws IOException {
    overwrite(new byte[AssetStore.SMALL_BYTES]);

    assertThatThrownBy(() -> assets.linkTo(digest, work.resolve("linked")))
        .isInstanceOf(MissingContentException.class)
        .hasMessageContaining("cut off");
    assertThat(assets.has(digest)).isFalse();
  }

  @Test
  void anEmptyFileIsFoundOut() throws IOException {
    overwrite(new byte[0]);

    assertThatThrownBy(() -> assets.get(digest)).isInstanceOf(MissingContentException.class);
    assertThat(assets.has(digest)).isFalse();
  }

  @Test
  void whatWasCutOffIsReplacedWhenItIsPutAgain() throws IOException {
    overwrite(new byte[10]);
    Path file = Files.write(folder.resolve("again"), TestStores.large(1));

    assets.adopt(file);

    assertThat(assets.get(digest)).isEqualTo(TestStores.large(1));
  }

  @Test
  void isKeptForInspection() throws IOException {
    flipByte();

    assertThat(assets.verify(digest)).isFalse();

    assertThat(folder.resolve("corrupt").resolve(digest.hex())).exists();
    assertThat(TestStores.blob(folder, digest)).doesNotExist();
  }

  @Test
  void aDamagedRowIsFoundOut() {
    Digest small = assets.put("small".getBytes(StandardCharsets.UTF_8));
    assets.makeDurable(List.of(small));
    TestStores.sql(folder, "UPDATE blobs SET content = x'00'");

    assertThat(assets.verify(small)).isFalse();
    assertThatThrownBy(() -> assets.get(small)).isInstanceOf(MissingContentException.class);
    assertThat(assets.has(small)).isFalse();
  }

  @Test
  void aDamagedRowIsFoundOutByWhoeverReadsItFromTheDisk() {
    Digest small = assets.put("small".getBytes(StandardCharsets.UTF_8));
    assets.makeDurable(List.of(small));
    TestStores.sql(folder, "UPDATE blobs SET content = x'00'");

    try (EmbeddedStore reader = TestStores.read(folder)) {
      assertCorrupt(() -> reader.assets().get(small));
    }
  }

  @Test
  void aReaderFindsItTooAndRemovesNothing() throws IOException {
    flipByte();

    try (EmbeddedStore reader = TestStores.read(folder)) {
      assertThat(reader.assets().has(digest)).isTrue();
      assertCorrupt(() -> reader.assets().get(digest));
      assertThat(reader.assets().has(digest)).isFalse();
    }
    assertThat(TestStores.blob(folder, digest)).exists();
  }

  private void flipByte() throws IOException {
    byte[] bytes = TestStores.large(1);
    bytes[bytes.length / 2] ^= 1;
    overwrite(bytes);
  }

  private void overwrite(byte[] bytes) throws IOException {
    Path file = TestStores.blob(folder, digest);
    Files.delete(file);
    Files.write(file, bytes);
  }

  private static void assertCorrupt(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(MissingContentException.class)
        .hasMessageContaining("corrupt");
  }
}
