package io.kryptonx.testkit.storage;

import static io.kryptonx.testkit.storage.StorageSamples.RUN;
import static io.kryptonx.testkit.storage.StorageSamples.batch;
import static io.kryptonx.testkit.storage.StorageSamples.entries;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.problem.InvariantViolation;
import io.kryptonx.model.problem.KryptonxException;
import io.kryptonx.storage.Batch;
import io.kryptonx.storage.Journal;
import io.kryptonx.storage.RunHeader;
import io.kryptonx.storage.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal keeps the entries of each run in order, all of a batch or nothing. */
public abstract class JournalContract {

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
  void readsBackInOrderWhatManyBatchesBrought() {
    journal().commit(batch(entries(1, 1)));
    journal().commit(batch(entries(2, 300)));
    journal().commit(batch(entries(301, 301)));

    assertThat(read(fixture.store())).isEqualTo(entries(1, 301));
  }

  @Test
  void keepsTheJournalsOfRunsApart() {
    RunId other = RunId.of("gallery", 2);
    journal().commit(batch(entries(1, 2)));
    journal()
        .commit(
            new Batch(
                other,
                entries(1, 1),
                List.of(),
                StorageSamples.header(other),
                List.of(),
                List.of()));

    assertThat(read(fixture.store())).isEqualTo(entries(1, 2));
  }

  @Test
  void holdsABatchOfManyMegabytes() {
    List<JournalEntry> large = new ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      Event event = new Event.PublicationRefused("x".repeat(200_000) + i);
      large.add(new JournalEntry(i, StorageSamples.START, event));
    }

    journal().commit(batch(large));

    assertThat(read(fixture.store())).isEqualTo(large);
  }

  @Test
  void survivesACrash() {
    journal().commit(batch(entries(1, 3)));

    Store next = fixture.crash();

    assertThat(read(next)).isEqualTo(entries(1, 3));
    next.journal().commit(batch(entries(4, 5)));
    assertThat(read(next)).isEqualTo(entries(1, 5));
  }

  @Test
  void refusesAGapAndKeepsNothingOfTheBatch() {
    journal().commit(batch(entries(1, 2)));
    Batch gap =
        new Batch(
            RUN,
            entries(4, 5),
            List.of(StorageSamples.result("work", "out")),
            StorageSamples.ended(StorageSamples.header(RUN)),
            List.of(StorageSamples.publication("index.html", "page")),
            List.of());

    assertThatThrownBy(() -> journal().commit(gap))
        .isInstanceOf(InvariantViolation.class)
        .hasMessageContaining("entry 4 comes where 3 belongs");

    assertThat(read(fixture.store())).isEqualTo(entries(1, 2));
    assertThat(journal().header(RUN)).contains(StorageSamples.header(RUN));
    assertThat(fixture.store().results().find(List.of(StorageSamples.fingerprint("work"))))
        .isEmpty();
    assertThat(fixture.store().publications().of("gallery")).isEmpty();
    journal().commit(batch(entries(3, 3)));
    assertThat(read(fixture.store())).isEqualTo(entries(1, 3));
  }

  @Test
  void refusesEntriesThatAreThereAlready() {
    journal().commit(batch(entries(1, 2)));

    assertThatThrownBy(() -> journal().commit(batch(entries(2, 3))))
        .isInstanceOf(InvariantViolation.class);
  }

  @Test
  void refusesTheHeaderOfAnotherRun() {
    RunHeader other = StorageSamples.header(RunId.of("gallery", 2));
    Batch batch = new Batch(RUN, entries(1, 1), List.of(), other, List.of(), List.of());

    assertThatThrownBy(() -> journal().commit(batch)).isInstanceOf(InvariantViolation.class);
    assertThat(journal().pipelines()).isEmpty();
  }

  @Test
  void anUnknownRunIsNotFound() {
    assertThatThrownBy(() -> journal().read(RUN, _ -> {}))
        .isInstanceOfSatisfying(
            KryptonxException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND))
        .hasMessageContaining("gallery-1");
    assertThat(journal().header(RUN)).isEmpty();
  }

  @Test
  void keepsTheHeaderOfTheLastBatch() {
    RunHeader open = StorageSamples.header(RUN);
    journal().commit(StorageSamples.header(open));
    journal().commit(StorageSamples.header(StorageSamples.ended(open)));

    assertThat(journal().header(RUN)).contains(StorageSamples.ended(open));
    assertThat(fixture.crash().journal().header(RUN)).contains(StorageSamples.ended(open));
  }

  @Test
  void listsTheLatestRunsOfAPipelineNewestFirst() {
    for (int number = 1; number <= 12; number++) {
      journal().commit(StorageSamples.header(StorageSamples.header(RunId.of("gallery", number))));
    }
    journal().commit(StorageSamples.header(StorageSamples.header(RunId.of("films", 20))));

    assertThat(journal().latest("gallery", 3))
        .extracting(RunHeader::number)
        .containsExactly(12, 11, 10);
    assertThat(journal().latest("gallery", 100)).hasSize(12);
    assertThat(journal().latest("unknown", 3)).isEmpty();
    assertThat(journal().pipelines()).containsExactly("films", "gallery");
  }

  @Test
  void theStoreMayBeUsedWhileAJournalIsRead() {
    Digest content = fixture.store().assets().put(new byte[] {7});
    journal().commit(batch(entries(1, 3)));
    List<byte[]> seen = new ArrayList<>();

    journal()
        .read(
            RUN,
            entry -> {
              seen.add(fixture.store().assets().get(content));
              journal().commit(batch(entries(entry.sequence() + 3, entry.sequence() + 3)));
            });

    assertThat(seen).hasSize(3);
    assertThat(read(fixture.store())).isEqualTo(entries(1, 6));
  }

  private Journal journal() {
    return fixture.store().journal();
  }

  private static List<JournalEntry> read(Store store) {
    List<JournalEntry> entries = new ArrayList<>();
    store.journal().read(RUN, entries::add);
    return entries;
  }
}
