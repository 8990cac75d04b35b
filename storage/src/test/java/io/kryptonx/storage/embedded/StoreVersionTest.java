package io.kryptonx.storage.embedded;

import static io.kryptonx.storage.embedded.TestStores.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Digest;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.model.problem.ErrorCode;
import io.kryptonx.storage.Decisions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that this code does not know is refused, and not touched. */
class StoreVersionTest {

  @TempDir private Path folder;

  @Test
  void aStoreOfTheThirdFormatGetsATableForDecisions() {
    EmbeddedStore.open(folder, Access.WRITE).close();
    TestStores.sql(folder, "DROP TABLE decisions");
    TestStores.sql(folder, "PRAGMA user_version = 3");

    try (EmbeddedStore store = EmbeddedStore.open(folder, Access.WRITE)) {
      assertThat(store.decisions().of("films")).isEmpty();
      assertThat(store.upkeep().defects()).isEmpty();
    }
  }

  @Test
  void aDecisionThatWasChangedByHandIsFound() {
    try (EmbeddedStore store = EmbeddedStore.open(folder, Access.WRITE)) {
      store
          .decisions()
          .add(
              List.of(
                  new Decisions.Decision(
                      "dropped",
                      Digest.of(new byte[0]),
                      new RunId("films-1"),
                      "ada",
                      "gone",
                      Instant.EPOCH)));
      assertThat(store.upkeep().defects()).isEmpty();
    }
    TestStores.sql(folder, "UPDATE decisions SET author = 'bob'");

    try (EmbeddedStore store = EmbeddedStore.open(folder, Access.WRITE)) {
      assertThat(store.upkeep().defects()).containsExactly("decision 1 is not what was written");
    }
  }

  @Test
  void aNewerFormatIsRefused() {
    TestStores.write(folder).close();
    TestStores.sql(folder, "PRAGMA user_version = 99");

    assertThat(failure(ErrorCode.STORE_VERSION, () -> TestStores.write(folder)))
        .hasMessageContaining("format 99")
        .hasMessageContaining("use a newer version");
    failure(ErrorCode.STORE_VERSION, () -> TestStores.read(folder));
  }

  @Test
  void theDatabaseOfAnotherProgramIsRefused() {
    TestStores.sql(folder, "CREATE TABLE theirs (x)");

    assertThat(failure(ErrorCode.STORE_VERSION, () -> TestStores.write(folder)))
        .hasMessageContaining("not made by Kryptonx");
    failure(ErrorCode.STORE_VERSION, () -> TestStores.read(folder));
  }
}
