package io.kryptonx.storage.embedded;

import static io.kryptonx.storage.embedded.TestStores.RUN;
import static io.kryptonx.storage.embedded.TestStores.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.CollectionRef;
import io.kryptonx.model.event.Event;
import io.kryptonx.model.event.JournalEntry;
import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.model.task.RunStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is changed in a journal behind the back of the store, reading it says where. */
class DamagedJournalTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE journal SET payload = x'01' WHERE first_sequence = 3 | 3 to 4",
        "UPDATE journal SET chain = zeroblob(32) WHERE first_sequence = 3 | 3 to 4",
        "UPDATE journal SET payload = (SELECT payload FROM journal WHERE first_sequence = 1)"
            + " WHERE first_sequence = 3 | 3 to 4",
        "DELETE FROM journal WHERE first_sequence = 1 | 1 to 4",
        "DELETE FROM journal WHERE first_sequence = 5 | 5 to 6",
        "UPDATE runs SET last_sequence = 4 | 4 to 4",
        "UPDATE runs SET chain = zeroblob(32) | 6 to 6",
      })
  void aChangedJournalIsFoundOut(String change, String place) {
    try (EmbeddedStore store = TestStores.write(folder)) {
      TestStores.commit(store, 1, 2);
      TestStores.commit(store, 3, 4);
      TestStores.commit(store, 5, 6);
    }
    TestStores.sql(folder, change);

    try (EmbeddedStore store = TestStores.read(folder)) {
      assertThat(failure(ErrorCode.STORE_CORRUPT, () -> store.journal().read(RUN, _ -> {})))
          .hasMessageContaining("gallery-1")
          .hasMessageContaining(place)
          .hasMessageContaining("run again");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE ledger SET kind = 'started' WHERE sequence = 2 | line 2",
        "UPDATE ledger SET digest = zeroblob(32) WHERE sequence = 1 | line 1",
        "DELETE FROM ledger WHERE sequence = 1 | line 1",
      })
  void aChangedLedgerIsFoundOut(String change, String place) {
    try (EmbeddedStore store = TestStores.write(folder)) {
      commitWholeRun(store);
      assertThat(store.upkeep().defects()).isEmpty();
    }
    TestStores.sql(folder, change);

    try (EmbeddedStore store = TestStores.read(folder)) {
      assertThat(store.upkeep().defects())
          .singleElement()
          .satisfies(defect -> assertThat(defect).contains(place));
    }
  }

  @Test
  void whatIsNoDatabaseIsRefused() throws IOException {
    TestStores.write(folder).close();
    Files.writeString(folder.resolve("store.db"), "not a database at all ".repeat(1000));

    assertThat(failure(ErrorCode.STORE_CORRUPT, () -> TestStores.write(folder)))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("move it away");
    failure(ErrorCode.STORE_CORRUPT, () -> TestStores.read(folder));
  }

  @Test
  void aDamagedPageOfTheDatabaseIsFoundOut() throws IOException {
    try (EmbeddedStore store = TestStores.write(folder)) {
      TestStores.commit(store, 1, 1000);
    }
    byte[] database = Files.readAllBytes(folder.resolve("store.db"));
    for (int i = 4096; i < database.length; i++) {
      database[i] = (byte) 0xA5;
    }
    Files.write(folder.resolve("store.db"), database);

    failure(
        ErrorCode.STORE_CORRUPT,
        () -> {
          try (EmbeddedStore store = TestStores.read(folder)) {
            store.journal().read(RUN, _ -> {});
          }
        });
  }

  private static void commitWholeRun(EmbeddedStore store) {
    Digest any = Digest.of(new byte[0]);
    Instant time = Instant.ofEpochMilli(1);
    TestStores.commit(
        store,
        List.of(
            new JournalEntry(1, time, new Event.Published(new CollectionRef(any, 1))),
            new JournalEntry(2, time, new Event.EngineStarted(1)),
            new JournalEntry(3, time, new Event.RunEnded(RunStatus.SUCCEEDED, any, any))));
  }
}
