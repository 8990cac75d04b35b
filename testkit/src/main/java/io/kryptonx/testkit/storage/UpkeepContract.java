package io.kryptonx.testkit.storage;

import static io.kryptonx.testkit.storage.StorageSamples.RUN;
import static io.kryptonx.testkit.storage.StorageSamples.START;
import static io.kryptonx.testkit.storage.StorageSamples.batch;
import static io.kryptonx.testkit.storage.StorageSamples.bytes;
import static io.kryptonx.testkit.storage.StorageSamples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.AssetStore;
import io.kryptonx.storage.FileStates;
import io.kryptonx.storage.JournalPage;
import io.kryptonx.storage.Kept;
import io.kryptonx.storage.ResultIndex;
import io.kryptonx.storage.RunBody;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import io.kryptonx.storage.Upkeep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All that is kept can be gone through, taken out by name, and taken in from another store. */
public abstract class UpkeepContract {

  private static final RunId IMPORTED = new RunId("gallery.0123abcd-1");

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

  @Test
  void showsAllContentWithItsSize() {
    Digest small = assets().put(bytes(1, 10));
    Digest large = assets().put(bytes(2, AssetStore.SMALL_BYTES + 1));
    Digest list = assets().putDurable(bytes(3, AssetStore.SMALL_BYTES + 2));
    journal();

    assertThat(contents())
        .isEqualTo(
            new TreeMap<>(
                Map.of(
                    small, 10L,
                    large, AssetStore.SMALL_BYTES + 1L,
                    list, AssetStore.SMALL_BYTES + 2L)));
  }

  @Test
  void showsMoreContentThanFitsOnePage() {
    for (int i = 0; i < 10_000; i++) {
      assets().put(bytes(i, 8));
    }
    journal();

    assertThat(contents()).hasSize(10_000);
  }

  @Test
  void deletesContentAndSaysHowMuch() {
    Digest small = assets().put(bytes(1, 10));
    Digest large = assets().put(bytes(2, AssetStore.SMALL_BYTES + 1));
    Digest stays = assets().put(bytes(3, 10));
    journal();

    long freed = upkeep().deleteContent(List.of(small, large, StorageSamples.digest("unknown")));

    assertThat(freed).isEqualTo(10L + AssetStore.SMALL_BYTES + 1);
    assertThat(fixture.crash().assets().missing(List.of(small, large, stays)))
        .containsExactlyInAnyOrder(small, large);
    assertThat(contents()).containsOnlyKeys(stays);
    assertThat(upkeep().deleteContent(List.of(small, large))).isZero();
  }

  @Test
  void deletesContentThatWaitsForACommit() {
    Digest waiting = assets().put(bytes(1, 10));

    upkeep().deleteContent(List.of(waiting));

    journal();
    assertThat(assets().has(waiting)).isFalse();
  }

  @Test
  void goesThroughResultsAndForgetsSome() {
    List<ResultIndex.Entry> known = new ArrayList<>();
    for (int i = 0; i < 9_000; i++) {
      known.add(StorageSamples.result("work " + i, "out"));
    }
    fixture
        .store()
        .journal()
        .commit(StorageSamples.results(known.toArray(ResultIndex.Entry[]::new)));

    upkeep().forgetResults(known.subList(1, 9_000).stream().map(r -> r.fingerprint()).toList());

    List<ResultIndex.Entry> left = new ArrayList<>();
    fixture.crash().upkeep().results(left::add);
    assertThat(left).containsExactly(known.getFirst());
  }

  @Test
  void goesThroughEveryResultOnce() {
    for (int i = 0; i < 5_000; i++) {
      fixture.store().assets().put(bytes(i, 4));
    }
    List<ResultIndex.Entry> known = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      known.add(StorageSamples.result("work " + i, "out"));
    }
    fixture
        .store()
        .journal()
        .commit(StorageSamples.results(known.toArray(ResultIndex.Entry[]::new)));
    List<ResultIndex.Entry> seen = new ArrayList<>();

    upkeep()
        .results(each -> {
          seen.add(each);
          assertThat(fixture.store().results().find(List.of(each.fingerprint()))).hasSize(1);
        });

    assertThat(seen).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void knowsWhoHasFileStatesAndPublications() {
    FileStates.State state = new FileStates.State(1, 2, "key", 3, StorageSamples.digest("x"));
    fixture.store().fileStates().save("/photos", Map.of("a", state), List.of());
    fixture
        .store()
        .journal()
        .commit(
            StorageSamples.published(
                RUN, List.of(StorageSamples.publication("index.html", "page")), List.of()));

    assertThat(upkeep().fileStateFolders()).containsExactly("/photos");
    assertThat(upkeep().publishers()).containsExactly("gallery");
  }

  @Test
  void aRemovedRunCannotBeReadAndKeepsItsHeader() {
    journal();
    RunHeader removed =
        StorageSamples.ended(StorageSamples.header(RUN)).with(new RunBody.Removed(START));

    upkeep().remove(List.of(removed));

    Store next = fixture.crash();
    assertThat(next.journal().header(RUN)).contains(removed);
    assertThatThrownBy(() -> next.journal().read(RUN, _ -> {}))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContaining("gallery-1 was removed on 2025-03-01");
    List<JournalEntry> left = new ArrayList<>();
    next.upkeep().pages(RUN, page -> left.addAll(page.entries()));
    assertThat(left).as("still there for who sweeps").isEqualTo(entries(1, 3));
    next.upkeep().dropJournal(RUN);
    next.upkeep().dropJournal(RUN);
    assertThat(next.journal().latest("gallery", 5)).containsExactly(removed);
    assertThatThrownBy(() -> next.upkeep().pages(RUN, _ -> {}))
        .isInstanceOf(KryptonxException.class)
        .hasMessageContaining("was removed");
    assertThat(next.upkeep().defects()).isEmpty();
  }

  @Test
  void onlyTheJournalOfARemovedRunCanBeDropped() {
    journal();

    assertThatThrownBy(() -> upkeep().dropJournal(RUN)).isInstanceOf(InvariantViolation.class);
    assertThatThrownBy(() -> upkeep().remove(List.of(StorageSamples.header(RUN))))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void anImportedRunIsReadUnderItsNewNameAndIsNoneOfThePipeline() {
    journal();
    List<JournalPage> pages = new ArrayList<>();
    Digest chain = upkeep().pages(RUN, pages::add);
    RunHeader header = StorageSamples.ended(StorageSamples.header(RUN)).importedAs(IMPORTED);
    Digest content = assets().put(bytes(1, 10));

    upkeep().adopt(header, pages.iterator());

    Store next = fixture.crash();
    List<JournalEntry> read = new ArrayList<>();
    next.journal().read(IMPORTED, read::add);
    assertThat(read).isEqualTo(entries(1, 3));
    assertThat(next.upkeep().pages(IMPORTED, _ -> {})).isEqualTo(chain);
    assertThat(next.assets().has(content)).isTrue();
    assertThat(next.journal().header(IMPORTED)).contains(header);
    assertThat(header.origin()).contains(RUN);
    assertThat(next.journal().latest("gallery", 10))
        .extracting(RunHeader::run)
        .containsExactly(RUN);
    assertThat(next.journal().pipelines()).containsExactly("gallery");
    assertThat(next.upkeep().runs()).extracting(RunHeader::run).containsExactly(RUN, IMPORTED);
    assertThat(next.upkeep().defects()).isEmpty();
  }

  @Test
  void anImportThatBreaksLeavesNothing() {
    RunHeader header = StorageSamples.header(RUN).importedAs(IMPORTED);
    List<JournalPage> gap =
        List.of(
            JournalPage.pack(entries(1, 2)).getFirst(), JournalPage.pack(entries(4, 5)).getFirst());

    assertThatThrownBy(() -> upkeep().adopt(header, gap.iterator()))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("entry 4 comes where 3 belongs");

    assertThat(fixture.crash().upkeep().runs()).isEmpty();
  }

  @Test
  void anImportedRunCanBeReplacedAndGoesWhole() {
    RunHeader outline = StorageSamples.header(RUN).importedAs(IMPORTED).with(new RunBody.Outline());
    List<JournalPage> pages = JournalPage.pack(entries(1, 3));
    upkeep().adopt(outline, pages.iterator());
    RunHeader whole = outline.with(new RunBody.Whole());

    upkeep().adopt(whole, pages.iterator());

    assertThat(upkeep().runs()).containsExactly(whole);
    upkeep().remove(List.of(whole.with(new RunBody.Removed(START))));
    upkeep().dropJournal(IMPORTED);
    assertThat(fixture.crash().upkeep().runs()).isEmpty();
  }

  @Test
  void runsOfThisStoreAreNotAdopted() {
    assertThatThrownBy(
            () -> upkeep().adopt(StorageSamples.header(RUN), List.<JournalPage>of().iterator()))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void compactingChangesNothing() {
    List<Digest> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(assets().put(bytes(i, 50_000)));
    }
    journal();
    upkeep().deleteContent(many.subList(1, 400));

    assertThat(upkeep().compact()).isNotNegative();

    assertThat(assets().get(many.getFirst())).isEqualTo(bytes(0, 50_000));
    Store next = fixture.crash();
    assertThat(next.assets().get(many.getFirst())).isEqualTo(bytes(0, 50_000));
    assertThat(next.upkeep().defects()).isEmpty();
    next.journal().commit(batch(entries(4, 4)));
  }

  /** A run of three entries. */
  private void journal() {
    fixture.store().journal().commit(batch(entries(1, 3)));
  }

  private SortedMap<Digest, Long> contents() {
    SortedMap<Digest, Long> all = new TreeMap<>();
    upkeep()
        .contents(kept -> {
          switch (kept) {
            case Kept.Small(var digest, var bytes) -> all.put(digest, bytes);
            case Kept.Large(var digest, var bytes, _) -> all.put(digest, bytes);
            case Kept.Stray stray -> throw new AssertionError("no content: " + stray);
          }
        });
    return all;
  }

  private Upkeep upkeep() {
    return fixture.store().upkeep();
  }

  private AssetStore assets() {
    return fixture.store().assets();
  }
}
