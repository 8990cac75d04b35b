package io.kryptonx.testkit.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.asset.MediaType;
import io.kryptonx.model.asset.Snapshot;
import io.kryptonx.model.identity.RunId;
import io.kryptonx.storage.Decisions;
import io.kryptonx.storage.Decisions.Decision;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people decided is kept for good, in the order in which they did. */
public abstract class DecisionsContract {

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
  void areReadBackInOrder() {
    List<Decision> some = List.of(decision("films-1", "b"), decision("films-1", "a"));

    decisions().add(some);
    decisions().add(List.of(decision("films-2", "b")));

    assertThat(decisions().of("films")).startsWith(some.toArray(Decision[]::new)).hasSize(3);
    assertThat(fixture.store().upkeep().defects()).isEmpty();
  }

  @Test
  void areThoseOfOnePipeline() {
    decisions().add(List.of(decision("films-1", "a"), decision("photos-1", "b")));

    assertThat(decisions().of("photos")).containsExactly(decision("photos-1", "b"));
    assertThat(decisions().of("notes")).isEmpty();
  }

  @Test
  void surviveACrash() {
    decisions().add(List.of(decision("films-1", "a")));

    assertThat(fixture.crash().decisions().of("films")).hasSize(1);
    assertThat(fixture.restart().decisions().of("films")).hasSize(1);
  }

  @Test
  void mayBringContentWithThem() {
    Decision plain = decision("films-1", "a");
    Decision edited =
        new Decision(
            "approved",
            plain.subject(),
            plain.run(),
            "ada",
            "",
            plain.at(),
            Optional.of(new Snapshot(MediaType.JSON, 7, StorageSamples.digest("edited"))));

    decisions().add(List.of(plain, edited));

    assertThat(decisions().of("films")).containsExactly(plain, edited);
    assertThat(fixture.store().upkeep().defects()).isEmpty();
  }

  private Decisions decisions() {
    return fixture.store().decisions();
  }

  private static Decision decision(String run, String subject) {
    return new Decision(
        "dropped",
        StorageSamples.digest(subject),
        new RunId(run),
        "ada",
        "'gone' \n for good",
        Instant.ofEpochMilli(1_900_000_000_123L));
  }
}
