package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How content comes from files and becomes files. */
public abstract class AssetFilesContract {

  private static final int LARGE = AssetStore.SMALL_BYTES + 1;

  private StoreFixture fixture;
  private Path work;

  /** A fixture that keeps its files, if it has any, below a folder. */
  protected abstract StoreFixture fixture(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    fixture = fixture(folder.resolve("store"));
    work = Files.createDirectory(folder.resolve("work"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, AssetStore.SMALL_BYTES, LARGE, 3_000_000})
  void putsACopyOfAFile(int size) throws IOException {
    byte[] bytes = StorageSamples.bytes(1, size);
    Path file = Files.write(work.resolve("a.bin"), bytes);

    AssetStore.Written written = assets().put(file);

    assertThat(written).isEqualTo(new AssetStore.Written(Digest.of(bytes), size));
    assertThat(file).hasBinaryContent(bytes);
    assertThat(assets().get(written.digest())).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, LARGE, 3_000_000})
  void adoptsAFile(int size) throws IOException {
    byte[] bytes = StorageSamples.bytes(1, size);

    AssetStore.Written first = assets().adopt(Files.write(work.resolve("a"), bytes));
    AssetStore.Written second = assets().adopt(Files.write(work.resolve("b"), bytes));

    assertThat(first).isEqualTo(new AssetStore.Written(Digest.of(bytes), size));
    assertThat(second).isEqualTo(first);
    assertThat(assets().get(first.digest())).isEqualTo(bytes);
  }

  @Test
  void aFileThatIsAdoptedCannotBeChangedThroughItsOtherName() throws IOException {
    byte[] bytes = StorageSamples.bytes(1, LARGE);
    Path file = Files.write(work.resolve("a"), bytes);
    Path other = Files.createLink(work.resolve("other"), file);

    Digest digest = assets().adopt(file).digest();
    Files.write(other, new byte[LARGE]);

    assertThat(assets().get(digest)).isEqualTo(bytes);
  }

  @Test
  void aLinkIsAdoptedAsWhatItPointsTo() throws IOException {
    byte[] bytes = StorageSamples.bytes(1, LARGE);
    Path file = Files.write(work.resolve("a"), bytes);
    Path link = Files.createSymbolicLink(work.resolve("link"), file);

    assertThat(assets().adopt(link).digest()).isEqualTo(Digest.of(bytes));
    assertThat(file).hasBinaryContent(bytes);
  }

  @Test
  void takesRegularFilesOnly() throws IOException {
    Path folder = Files.createDirectory(work.resolve("folder"));
    Path dangling = Files.createSymbolicLink(work.resolve("dangling"), work.resolve("nowhere"));

    for (Path path : List.of(folder, dangling, work.resolve("gone"), Path.of("/dev/null"))) {
      assertFails(() -> assets().put(path), ErrorCode.SOURCE, path);
      assertFails(() -> assets().adopt(path), ErrorCode.SOURCE, path);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, LARGE})
  void copiesToANewFile(int size) {
    byte[] bytes = StorageSamples.bytes(1, size);
    Path target = work.resolve("copy");

    assets().copyTo(assets().put(bytes), target);

    assertThat(target).hasBinaryContent(bytes).isWritable();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, LARGE})
  void linksAReadOnlyFile(int size) throws IOException {
    byte[] bytes = StorageSamples.bytes(1, size);
    Path target = work.resolve("linked");

    assets().linkTo(assets().put(bytes), target);

    assertThat(target).hasBinaryContent(bytes);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
        .isEqualTo("r--r--r--");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void neverTouchesAFileThatIsThere(int size) throws IOException {
    Digest digest = assets().put(StorageSamples.bytes(1, size));
    Path target = Files.writeString(work.resolve("mine"), "mine");

    assertFails(() -> assets().copyTo(digest, target), ErrorCode.STORE, target);
    assertFails(() -> assets().linkTo(digest, target), ErrorCode.STORE, target);
    assertThat(target).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void leavesNothingOfWhatIsMissing(int size) {
    Digest digest = assets().put(StorageSamples.bytes(1, size));
    assets().makeDurable(List.of(digest));
    Path target = work.resolve("copy");

    fixture.damage(digest);
    assertThat(assets().verify(digest)).isFalse();

    assertThatThrownBy(() -> assets().copyTo(digest, target))
        .isInstanceOf(MissingContentException.class);
    assertThatThrownBy(() -> assets().linkTo(digest, target))
        .isInstanceOf(MissingContentException.class);
    assertThat(target).doesNotExist();
  }

  @Test
  void contentThatIsTooLargeForMemoryIsStreamedOnly() throws IOException {
    Path file = work.resolve("sparse");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(AssetStore.MAX_GET_BYTES + 1L);
    }

    Digest digest = assets().put(file).digest();

    assertFails(() -> assets().get(digest), ErrorCode.STORE, Path.of(digest.shortHex()));
    assertThat(assets().verify(digest)).isTrue();
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code, Path named) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(KryptonxException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(named.toString());
  }

  private AssetStore assets() {
    return fixture.store().assets();
  }
}
