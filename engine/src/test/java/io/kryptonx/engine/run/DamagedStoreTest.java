package io.kryptonx.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.DiskShop;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is damaged in a store, the next run says so or gives the right result. */
class DamagedStoreTest {

  private static final int PAGE_BYTES = 4096;

  @TempDir Path folder;
  private DiskShop shop;
  private RunReport whole;

  @BeforeEach
  void run() {
    shop =
        new DiskShop(
            Notes.in(folder.resolve("notes"))
                .pipeline(Notes.PIPELINE.replace("run: loud", "run: big")),
            folder.resolve("store"));
    whole = shop.run();
    shop.clock().advance(java.time.Duration.ofSeconds(10));
    shop.run();
  }

  @TestFactory
  Stream<DynamicTest> eachPageOfTheDatabaseInTurn() throws IOException {
    Path database = shop.store().resolve("store.db");
    byte[] good = Files.readAllBytes(database);
    return IntStream.range(0, good.length / PAGE_BYTES)
        .mapToObj(page ->
            DynamicTest.dynamicTest(
                "page " + (page + 1),
                () -> {
                  byte[] damaged = good.clone();
                  Arrays.fill(damaged, page * PAGE_BYTES + 8, (page + 1) * PAGE_BYTES, (byte) 0xA5);
                  Files.deleteIfExists(shop.store().resolve("store.db-wal"));
                  Files.deleteIfExists(shop.store().resolve("store.db-shm"));
                  Files.write(database, damaged);
                  assertNeverWrong();
                }));
  }

  private void assertNeverWrong() {
    RunReport report;
    try {
      report = shop.run();
    } catch (KryptonxException e) {
      assertThat(e.code()).isIn(ErrorCode.STORE_CORRUPT, ErrorCode.STORE_VERSION);
      return;
    }
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.digest()).isEqualTo(whole.digest());
  }

  @Test
  void aBlobThatIsFlippedCutOffOrGoneIsMadeAgain() throws IOException {
    List<Path> blobs;
    try (Stream<Path> files = Files.walk(shop.store().resolve("blobs"))) {
      blobs = files.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
    assertThat(blobs).hasSize(4);
    byte[] bytes = Files.readAllBytes(blobs.getFirst());
    bytes[bytes.length / 2] ^= 1;
    replace(blobs.getFirst(), bytes);
    replace(blobs.get(1), Arrays.copyOf(bytes, 10));
    Files.delete(blobs.get(2));
    replace(blobs.get(3), Arrays.copyOf(bytes, bytes.length - 1));
    String changed = shop.shop().read("pipeline.yaml").replace("run: page", "run: leaf");
    RunReport calm = Notes.in(folder.resolve("calm")).pipeline(changed).run();

    shop.shop().pipeline(changed); // so that the bytes are looked at by a stage
    RunReport report = shop.run();

    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.digest()).isEqualTo(calm.digest());
    assertThat(shop.shop().read("site/index.html")).startsWith("leaf(");
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    Files.delete(file);
    Files.write(file, bytes);
  }
}
