package io.kryptonx.engine.store.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.engine.fake.DiskShop;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.store.StoreTools;
import io.kryptonx.engine.store.clean.CleanReport.Losses;
import io.kryptonx.engine.store.clean.CleanReport.Part;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be made again goes at once, everything only when it is meant, and nothing else ever. */
class CleaningTest {

  @TempDir Path folder;
  private DiskShop shop;
  private Path outside;

  @BeforeEach
  void run() throws IOException {
    shop = new DiskShop(Notes.in(folder.resolve("notes")), folder.resolve("store"));
    shop.run();
    Files.createDirectories(shop.store().resolve("cache/java"));
    Files.writeString(shop.store().resolve("cache/java/Page.class"), "compiled");
    Files.createDirectories(shop.store().resolve("work/1"));
    outside = Files.createDirectories(folder.resolve("outside"));
    Files.writeString(outside.resolve("precious.txt"), "precious");
  }

  @Test
  void deletesWhatIsMadeAgainAndNothingElse() {
    CleanReport report = StoreTools.clean(shop.store(), false, true);

    assertThat(report.done()).isTrue();
    assertThat(report.losses()).isEmpty();
    assertThat(report.parts()).extracting(Part::name).containsExactly("cache", "work", "tmp");
    assertThat(report.bytes()).isEqualTo("compiled".length());
    assertThat(shop.store().resolve("cache")).doesNotExist();
    assertThat(shop.store().resolve("work")).doesNotExist();
    assertThat(Workshop.executed(shop.run())).isZero();
  }

  @Test
  void saysWhatWouldBeLostBeforeAllGoes() {
    CleanReport report = StoreTools.clean(shop.store(), true, false);

    assertThat(report.done()).isFalse();
    assertThat(report.losses()).contains(new Losses(1, List.of("notes"), 0, 4, 0, 0));
    assertThat(report.parts()).extracting(Part::name).contains("store.db");
    assertThat(shop.run().tasks()).isNotEmpty();
  }

  @Test
  void deletesAllOfItWhenThatIsMeant() {
    StoreTools.clean(shop.store(), true, true);

    assertThat(shop.store()).doesNotExist();
    assertThat(Workshop.executed(shop.run())).isEqualTo(7);
  }

  @Test
  void whatTheStoreDidNotPutThereStays() throws IOException {
    Files.writeString(shop.store().resolve("mine.txt"), "mine");

    CleanReport report = StoreTools.clean(shop.store(), true, true);

    assertThat(report.left()).containsExactly("mine.txt");
    assertThat(shop.store().resolve("mine.txt")).hasContent("mine");
    assertThat(shop.store().resolve("store.db")).doesNotExist();
  }

  @Test
  void linksAreDeletedAndNotFollowed() throws IOException {
    Files.createSymbolicLink(shop.store().resolve("cache/link"), outside);
    Files.delete(shop.store().resolve("work/1"));
    Files.delete(shop.store().resolve("work"));
    Files.createSymbolicLink(shop.store().resolve("work"), outside);

    StoreTools.clean(shop.store(), true, true);

    assertThat(outside.resolve("precious.txt")).hasContent("precious");
    assertThat(shop.store()).doesNotExist();
  }

  @Test
  void foldersThatAreClosedToUsGoToo() throws IOException {
    Path closed = Files.createDirectories(shop.store().resolve("work/1/closed"));
    Files.writeString(closed.resolve("file"), "x");
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

    StoreTools.clean(shop.store(), false, true);

    assertThat(closed).doesNotExist();
  }

  @Test
  void refusesWhileAnEngineHasTheStore() {
    shop.withStore(
        Access.WRITE,
        _ -> {
          for (boolean all : new boolean[] {true, false}) {
            assertThatThrownBy(() -> StoreTools.clean(shop.store(), all, true))
                .isInstanceOfSatisfying(
                    KryptonxException.class,
                    e -> assertThat(e.code()).isEqualTo(ErrorCode.STORE_BUSY));
          }
          assertThat(StoreTools.clean(shop.store(), true, false).losses()).isPresent();
          return Optional.empty();
        });
    assertThat(shop.store().resolve("cache/java/Page.class")).exists();
  }

  @Test
  void aFolderThatIsNoStoreIsNotTouched() throws IOException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Files.createDirectories(home.resolve("work"));
    Files.writeString(home.resolve("work/thesis.txt"), "years");
    Files.createDirectories(home.resolve("tmp"));

    for (boolean all : new boolean[] {true, false}) {
      assertThatThrownBy(() -> StoreTools.clean(home, all, true))
          .isInstanceOfSatisfying(
              KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
    assertThat(home.resolve("work/thesis.txt")).hasContent("years");
  }

  @Test
  void aStoreTooDamagedToReadCanStillBeDeleted() throws IOException {
    Files.writeString(shop.store().resolve("store.db"), "no database ".repeat(1000));

    CleanReport report = StoreTools.clean(shop.store(), true, true);

    assertThat(report.losses()).isEmpty();
    assertThat(shop.store()).doesNotExist();
  }
}
