package io.kryptonx.testkit.storage;

import static io.kryptonx.testkit.storage.StorageSamples.fingerprint;
import static io.kryptonx.testkit.storage.StorageSamples.result;
import static io.kryptonx.testkit.storage.StorageSamples.results;
import static org.assertj.core.api.Assertions.assertThat;

import io.kryptonx.model.identity.Fingerprint;
import io.kryptonx.storage.ResultIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first durable result of each fingerprint stands. */
public abstract class ResultIndexContract {

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
  void findsWhatIsKnownAmongWhatIsAskedFor() {
    commit(result("a", "one"), result("b", "two"));

    var found = index().find(List.of(fingerprint("a"), fingerprint("unknown")));

    assertThat(found).containsOnlyKeys(fingerprint("a"));
    assertThat(found).containsEntry(fingerprint("a"), result("a", "one").made());
    assertThat(index().find(List.of())).isEmpty();
  }

  @Test
  void theFirstResultStands() {
    commit(result("a", "first"));
    commit(result("a", "second"));

    assertThat(index().find(List.of(fingerprint("a"))))
        .containsEntry(fingerprint("a"), result("a", "first").made());
  }

  @Test
  void survivesACrash() {
    commit(result("a", "one"));

    assertThat(fixture.crash().results().find(List.of(fingerprint("a")))).hasSize(1);
  }

  @Test
  void findsManyAtOnce() {
    List<Fingerprint> asked = new ArrayList<>();
    ResultIndex.Entry[] known = new ResultIndex.Entry[10_000];
    for (int i = 0; i < known.length; i++) {
      known[i] = result("work " + i, "out " + i);
      asked.add(fingerprint("work " + i));
      asked.add(fingerprint("other work " + i));
    }
    commit(known);

    var found = index().find(asked);

    assertThat(found).hasSize(known.length);
    assertThat(found).containsEntry(asked.getFirst(), known[0].made());
    assertThat(found).containsEntry(known[9_999].fingerprint(), known[9_999].made());
  }

  private ResultIndex index() {
    return fixture.store().results();
  }

  private void commit(ResultIndex.Entry... entries) {
    fixture.store().journal().commit(results(entries));
  }
}
