package io.kryptonx.engine.store.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.engine.fake.DiskShop;
import io.kryptonx.engine.fake.Notes;
import io.kryptonx.engine.fake.Workshop;
import io.kryptonx.engine.report.AssetReport;
import io.kryptonx.engine.report.RunReport;
import io.kryptonx.engine.store.StoreProgress;
import io.kryptonx.engine.store.check.Damage.Kind;
import io.kryptonx.engine.store.walk.Place.Part;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.storage.embedded.Access;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed behind the back of a store, the check says where. */
class StoreCheckTest {

  @TempDir Path folder;
  private DiskShop shop;

  @BeforeEach
  void runTwice() {
    Workshop notes =
        Notes.in(folder.resolve("notes")).pipeline(Notes.PIPELINE.replace("run: loud", "run: big"));
    shop = new DiskShop(notes, folder.resolve("store"));
    shop.run();
    shop.run(Workshop.with("tone", "shrill"));
  }

  @Test
  void aGoodStoreHasNoDamage() {
    StoreCheckReport report = check();

    assertThat(report.damages()).isEmpty();
    assertThat(report.isGood()).isTrue();
    assertThat(report.runs()).isEqualTo(2);
    assertThat(report.entries()).isGreaterThan(20);
    assertThat(report.contents().contents()).isGreaterThan(20);
    assertThat(report.results()).isEqualTo(11);
    assertThat(report.published()).isEqualTo(4);
    assertThat(report.orphans().contents()).isZero();
  }

  @Test
  void aFlippedByteInABlobIsFoundWithItsFileAndItsPlace() throws IOException {
    Digest large = output("loud", "b");
    Path blob = blob(large);
    flip(blob, 70_000);

    StoreCheckReport report = check();

    assertThat(report.isGood()).isFalse();
    Damage damage = only(report);
    assertThat(damage.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(damage.file())
        .contains("blobs/" + large.hex().substring(0, 2) + "/" + large.hex().substring(2));
    assertThat(damage.digest()).contains(large);
    var place = damage.place().orElseThrow();
    assertThat(place.part()).isEqualTo(Part.OUTPUT);
    assertThat(place.node()).isEqualTo("loud");
    assertThat(place.item().text()).isEqualTo("b");
    assertThat(place.name()).isEqualTo("text");
    assertThat(damage.where()).contains("notes-2, entry").contains("output loud.text [b]");
    assertThat(Files.exists(blob)).as("a check changes nothing").isTrue();
  }

  @Test
  void withoutReadingContentAFlippedByteIsNotSeenButAMissingBlobIs() throws IOException {
    Digest flipped = output("loud", "a");
    flip(blob(flipped), 70_000);
    assertThat(check(false).isGood()).isTrue();

    Files.delete(blob(flipped));

    assertThat(only(check(false)).kind()).isEqualTo(Kind.MISSING);
  }

  @Test
  void aFlippedByteInASmallContentIsFound() {
    Digest small = output("clean", "c");
    sql(
        "UPDATE blobs SET content = CAST(x'00' || substr(content, 2) AS BLOB) WHERE digest = x'%s'"
            .formatted(small.hex()));

    Damage damage = only(check());

    assertThat(damage.kind()).isEqualTo(Kind.CORRUPT);
    assertThat(damage.file()).contains("store.db");
    assertThat(damage.where()).contains("output clean.text [c]");
  }

  @Test
  void aFlippedByteInTheJournalIsFoundWithItsEntries() {
    sql(
        "UPDATE journal SET payload = CAST(substr(payload, 1, 40) || x'ff'"
            + " || substr(payload, 42) AS BLOB)"
            + " WHERE run = 1 AND first_sequence ="
            + " (SELECT max(first_sequence) FROM journal WHERE run = 1)");

    StoreCheckReport report = check();

    assertThat(report.damages())
        .anySatisfy(damage -> {
          assertThat(damage.kind()).isEqualTo(Kind.JOURNAL);
          assertThat(damage.run())
              .hasValueSatisfying(r -> assertThat(r.text()).isEqualTo("notes-1"));
          assertThat(damage.where()).contains("notes-1, entries");
        });
  }

  @Test
  void aChangedLedgerIsFound() {
    sql("UPDATE ledger SET digest = zeroblob(32) WHERE sequence = 2");

    assertThat(only(check()).what()).contains("line 2 of the ledger");
  }

  @Test
  void aMissingListIsFoundAndSoIsWhatElseIsWrong() {
    Digest manifest =
        shop.withStore(
            Access.READ, s -> s.journal().latest("notes", 1).getFirst().manifest().orElseThrow());
    sql("DELETE FROM blobs WHERE digest = x'%s'".formatted(manifest.hex()));

    StoreCheckReport report = check();

    assertThat(report.damages())
        .anySatisfy(damage -> {
          assertThat(damage.kind()).isEqualTo(Kind.MISSING);
          assertThat(damage.digest()).contains(manifest);
          assertThat(damage.where()).contains("manifest");
        });
  }

  @Test
  void whatLiesAmongTheBlobsAndIsNoneIsTold() throws IOException {
    Files.writeString(shop.store().resolve("blobs/notes.txt"), "what is this?");

    Damage damage = only(check());

    assertThat(damage.kind()).isEqualTo(Kind.STRAY);
    assertThat(damage.file()).contains("blobs/notes.txt");
  }

  @Test
  void contentThatNothingNamesIsCountedAndNoDamage() {
    shop.withStore(
        Access.WRITE,
        store -> {
          Digest digest = store.assets().put(new byte[] {1, 2, 3});
          store.assets().makeDurable(java.util.List.of(digest));
          return digest;
        });

    StoreCheckReport report = check();

    assertThat(report.isGood()).isTrue();
    assertThat(report.orphans().contents()).isEqualTo(1);
    assertThat(report.orphans().bytes()).isEqualTo(3);
  }

  @Test
  void worksBesideAnEngineThatHasTheStore() {
    RunReport run =
        shop.withEngine(engine -> {
          assertThat(check().isGood()).isTrue();
          return engine.run(
              Workshop.with("tone", "third"), new io.kryptonx.engine.RunObserver() {});
        });

    assertThat(run.failures()).isEmpty();
  }

  private StoreCheckReport check() {
    return check(true);
  }

  private StoreCheckReport check(boolean bytes) {
    return shop.withTools(Access.READ, tools -> tools.check(bytes, StoreProgress.NONE));
  }

  private static Damage only(StoreCheckReport report) {
    assertThat(report.damages()).hasSize(1);
    assertThat(report.damaged()).isEqualTo(1);
    return report.damages().getFirst();
  }

  private Digest output(String stage, String item) {
    AssetReport report = shop.withEngine(e -> e.show(stage, Optional.of(item), Optional.empty()));
    return report.entries().getFirst().snapshot().orElseThrow().digest();
  }

  private Path blob(Digest digest) {
    String hex = digest.hex();
    return shop.store().resolve("blobs").resolve(hex.substring(0, 2)).resolve(hex.substring(2));
  }

  private static void flip(Path file, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[Math.min(at, bytes.length - 1)] ^= 1;
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Files.write(file, bytes);
  }

  private void sql(String statement) {
    try (Connection db =
            DriverManager.getConnection("jdbc:sqlite:" + shop.store().resolve("store.db"));
        Statement update = db.createStatement()) {
      assertThat(update.executeUpdate(statement)).isPositive();
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
