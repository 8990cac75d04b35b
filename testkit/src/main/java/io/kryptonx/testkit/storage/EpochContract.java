package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each start of an engine has a number of its own. */
public abstract class EpochContract {

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
  void countsEveryStart() {
    assertThat(fixture.store().epoch()).isEqualTo(1);
    assertThat(fixture.restart().epoch()).isEqualTo(2);
    assertThat(fixture.crash().epoch()).isEqualTo(3);
    assertThat(fixture.crash().epoch()).isEqualTo(4);
  }
}
