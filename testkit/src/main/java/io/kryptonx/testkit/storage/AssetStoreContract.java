package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.MissingContentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put is read back, or it is missing; never anything else. */
public abstract class AssetStoreContract {

  private static final int LARGE = AssetStore.SMALL_BYTES + 1;

  private StoreFixture fixture;

  /** A fixture that keeps its files, if it has any, below a folder. */
  protected abstract StoreFixture fixture(Path folder);

  @BeforeEach
  void open(@TempDir Path folder) {
    fixture = fixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, AssetStore.SMALL_BYTES, LARGE, 1_000_000})
  void readsBackAtOnceWhatWasPut(int size) throws IOException {
    byte[] bytes = StorageSamples.bytes(1, size);

    Digest digest = assets().put(bytes);

    assertThat(digest).isEqualTo(Digest.of(bytes));
    assertThat(assets().has(digest)).isTrue();
    assertThat(assets().get(digest)).isEqualTo(bytes);
    try (InputStream in = assets().open(digest)) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(assets().verify(digest)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, AssetStore.SMALL_BYTES, LARGE, 1_000_000})
  void takesInAStream(int size) throws IOException {
    byte[] bytes = StorageSamples.bytes(1, size);

    AssetStore.Written written = assets().put(new ByteArrayInputStream(bytes));

    assertThat(written).isEqualTo(new AssetStore.Written(Digest.of(bytes), size));
    assertThat(assets().get(written.digest())).isEqualTo(bytes);
  }

  @Test
  void keepsNothingOfAStreamThatBreaks() throws IOException {
    byte[] bytes = StorageSamples.bytes(1, LARGE);
    InputStream broken = InputStream.nullInputStream();
    broken.close(); // reading it fails
    InputStream breaking = new SequenceInputStream(new ByteArrayInputStream(bytes), broken);

    assertThatThrownBy(() -> assets().put(breaking)).isInstanceOf(IOException.class);
    assertThat(assets().has(Digest.of(bytes))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void puttingEqualBytesAgainChangesNothing(int size) {
    byte[] bytes = StorageSamples.bytes(1, size);

    Digest first = assets().put(bytes);
    Digest second = assets().putDurable(bytes.clone());

    assertThat(second).isEqualTo(first);
    assertThat(assets().get(first)).isEqualTo(bytes);
  }

  @Test
  void keepsItsOwnCopyOfTheBytes() {
    byte[] bytes = {1, 2, 3};
    Digest digest = assets().put(bytes);

    bytes[0] = 9;

    assertThat(assets().get(digest)).containsExactly(1, 2, 3);
  }

  @Test
  void saysWhichContentIsMissing() {
    Digest here = assets().put(new byte[] {1});
    Digest large = assets().put(StorageSamples.bytes(1, LARGE));
    Digest gone = StorageSamples.digest("never put");

    assertThat(assets().missing(List.of(here, gone, large, gone))).containsExactly(gone);
    assertThat(assets().missing(List.of())).isEmpty();
    assertThatExceptionOfType(MissingContentException.class)
        .isThrownBy(() -> assets().get(gone))
        .withMessageContaining(gone.shortHex())
        .satisfies(e -> assertThat(e.digest()).isEqualTo(gone));
  }

  @Test
  void saysWhichOfVeryManyAreMissing() {
    List<Digest> here = new ArrayList<>();
    List<Digest> gone = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      Digest digest = Digest.of(StorageSamples.bytes(i, 8));
      (i % 2 == 0 ? here : gone).add(digest);
      if (i % 2 == 0) {
        assets().put(StorageSamples.bytes(i, 8));
      }
    }
    assets().makeDurable(here.subList(0, 5000));
    List<Digest> all = new ArrayList<>(here);
    all.addAll(gone);

    assertThat(assets().missing(all)).containsExactlyInAnyOrderElementsOf(Set.copyOf(gone));
  }

  @Test
  void smallContentSurvivesACrashOnceAJournalCommitFollowed() {
    Digest before = assets().put(new byte[] {1});
    Digest manifest = assets().putDurable(StorageSamples.bytes(1, LARGE));
    fixture.store().journal().commit(StorageSamples.batch(StorageSamples.entries(1, 1)));
    Digest after = assets().put(new byte[] {2});

    AssetStore next = fixture.crash().assets();

    assertThat(next.missing(List.of(before, manifest, after))).containsExactly(after);
    assertThat(next.get(manifest)).isEqualTo(StorageSamples.bytes(1, LARGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void whatWasMadeDurableSurvivesACrash(int size) {
    Digest digest = assets().put(StorageSamples.bytes(1, size));

    assets().makeDurable(List.of(digest));

    assertThat(fixture.crash().assets().get(digest)).hasSize(size);
  }

  @Test
  void whatIsMissingCannotBeMadeDurable() {
    Digest gone = StorageSamples.digest("never put");

    assertThatThrownBy(() -> assets().makeDurable(List.of(gone)))
        .isInstanceOf(MissingContentException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void damagedContentIsMissingUntilItIsPutAgain(int size) {
    byte[] bytes = StorageSamples.bytes(1, size);
    Digest digest = assets().put(bytes);
    assets().makeDurable(List.of(digest));

    fixture.damage(digest);

    assertThat(assets().verify(digest)).isFalse();
    assertThatThrownBy(() -> assets().get(digest)).isInstanceOf(MissingContentException.class);
    assertThat(assets().has(digest)).isFalse();
    assertThat(assets().put(bytes)).isEqualTo(digest);
    assertThat(assets().get(digest)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, LARGE})
  void verifyFindsDamage(int size) {
    Digest digest = assets().put(StorageSamples.bytes(1, size));
    assets().makeDurable(List.of(digest));

    fixture.damage(digest);

    assertThat(assets().verify(digest)).isFalse();
    assertThat(assets().has(digest)).isFalse();
  }

  @Test
  void manyThreadsMayPutAndReadAtOnce() throws Exception {
    List<Callable<byte[]>> tasks = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      byte[] bytes = StorageSamples.bytes(i % 100, i % 10 == 0 ? LARGE : 300);
      tasks.add(() -> assets().get(assets().put(bytes)));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<byte[]>> results = threads.invokeAll(tasks);
      for (int i = 0; i < results.size(); i++) {
        int size = i % 10 == 0 ? LARGE : 300;
        assertThat(results.get(i).get()).isEqualTo(StorageSamples.bytes(i % 100, size));
      }
    }
  }

  @Test
  void aClosedStoreRefusesToWork() {
    AssetStore assets = assets();
    fixture.store().close();

    assertThatThrownBy(() -> assets.put(new byte[1])).isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> assets.get(StorageSamples.digest("x")))
        .isInstanceOf(InvariantViolation.class);
  }

  private AssetStore assets() {
    return fixture.store().assets();
  }
}
