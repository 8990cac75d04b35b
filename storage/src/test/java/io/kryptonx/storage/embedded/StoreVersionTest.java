package io.kryptonx.storage.embedded;

import static io.kryptonx.storage.embedded.TestStores.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.problem.ErrorCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store that this code does not know is refused, and not touched. */
class StoreVersionTest {

  @TempDir private Path folder;

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
