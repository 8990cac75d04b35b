package io.kryptonx.engine.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kryptonx.engine.fake.DiskShop;
import io.kryptonx.engine.fake.FaultyStore;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.fake.disk.FullDisk;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.check.StoreCheckReport;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.model.task.RunStatus;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full at each step of a run in turn; with room again the next start completes it. */
class FullDiskTest {

  /** Results of {@code big} are files of the store. */
  private static final String BIG = Notes.PIPELINE.replace("run: loud", "run: big");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> nextStartCompletesTheRun() {
    FullDisk disk = new FullDisk();
    RunReport calm = shop("calm", disk).run();
    int steps = disk.steps();
    assertThat(steps).isGreaterThan(50);
    return IntStream.rangeClosed(1, steps)
        .mapToObj(step -> DynamicTest.dynamicTest("full at step " + step, () -> fail(step, calm)));
  }

  private void fail(int step, RunReport calm) throws IOException {
    FullDisk disk = new FullDisk();
    DiskShop shop = shop("full-" + step, disk);
    disk.fullAt(step);

    KryptonxException failure = catchThrowableOfType(KryptonxException.class, shop::run);

    assertThat(failure).as("what is said of a full disk").isNotNull();
    assertThat(failure.code()).isEqualTo(ErrorCode.STORE);
    assertThat(failure).hasMessageContaining("No space left on device");
    disk.makeRoom();
    assertGoodOrNotThere(shop);
    RunReport report = shop.run();
    assertThat(report.run()).isEqualTo(calm.run());
    assertThat(report.status()).isEqualTo(RunStatus.SUCCEEDED);
    assertThat(report.digest()).isEqualTo(calm.digest());
    assertThat(report.published()).isEqualTo(calm.published());
    for (RunReport.Published file : report.published()) {
      assertThat(Digest.of(shop.shop().read(file.path()).getBytes(UTF_8)))
          .isEqualTo(file.snapshot().digest());
    }
    assertGoodOrNotThere(shop);
    assertThat(leftovers(shop)).isEmpty();
    assertThat(Workshop.executed(shop.run())).isZero();
  }

  private static void assertGoodOrNotThere(DiskShop shop) {
    if (Files.exists(shop.store().resolve("store.db"))) {
      StoreCheckReport check =
          shop.withTools(Access.WRITE, tools -> tools.check(true, StoreProgress.NONE));
      assertThat(check.damages()).isEmpty();
      assertThat(check.isGood()).isTrue();
    }
  }

  private DiskShop shop(String name, FullDisk disk) {
    Path place = folder.resolve(name);
    Workshop notes = Notes.in(place.resolve("notes")).pipeline(BIG);
    Workshop there = new Workshop(disk.on(notes.folder()));
    return new DiskShop(there, disk.on(place.resolve("store")))
        .around(store -> {
          FaultyStore faulty = new FaultyStore(store);
          faulty.beforeCommit(() -> commit(disk));
          return faulty;
        });
  }

  /** The database writes past the file system of the tests. */
  private static void commit(FullDisk disk) {
    try {
      disk.step("store.db");
    } catch (FileSystemException e) {
      throw new KryptonxException(ErrorCode.STORE, "the database: " + e.getReason(), e);
    } catch (IOException e) {
      throw new KryptonxException(ErrorCode.STORE, "the database", e);
    }
  }

  private static List<Path> leftovers(DiskShop shop) throws IOException {
    try (Stream<Path> files = Files.walk(shop.shop().folder());
        Stream<Path> temporary = Files.list(shop.store().resolve("tmp"))) {
      return Stream.concat(
              files.filter(file -> file.getFileName().toString().startsWith(".kx-")), temporary)
          .toList();
    }
  }
}
