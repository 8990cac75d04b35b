package io.kryptonx.testkit.storage;

import static io.kryptonx.testkit.storage.StorageSamples.publication;
import static io.kryptonx.testkit.storage.StorageSamples.published;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.PublicationLedger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each pipeline has published, as the last commits left it. */
public abstract class PublicationLedgerContract {

  private static final RunId GALLERY = RunId.of("gallery", 1);
  private static final RunId FILMS = RunId.of("films", 1);

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
  void listsWhatAPipelineHasPublishedByPath() {
    commit(GALLERY, List.of(publication("b", "2"), publication("a", "1")), List.of());
    commit(FILMS, List.of(publication("a", "other")), List.of());

    assertThat(ledger().of("gallery").values())
        .containsExactly(publication("a", "1"), publication("b", "2"));
    assertThat(ledger().of("films").values()).containsExactly(publication("a", "other"));
    assertThat(ledger().of("unknown")).isEmpty();
  }

  @Test
  void changesAndRemovesFiles() {
    commit(GALLERY, List.of(publication("a", "1"), publication("b", "2")), List.of());

    commit(GALLERY, List.of(publication("a", "new")), List.of("b", "unknown"));

    assertThat(ledger().of("gallery").values()).containsExactly(publication("a", "new"));
  }

  @Test
  void survivesACrash() {
    commit(GALLERY, List.of(publication("a", "1")), List.of());

    assertThat(fixture.crash().publications().of("gallery")).containsOnlyKeys("a");
  }

  private PublicationLedger ledger() {
    return fixture.store().publications();
  }

  private void commit(RunId run, List<PublicationLedger.Entry> added, List<String> removed) {
    fixture.store().journal().commit(published(run, added, removed));
  }
}
